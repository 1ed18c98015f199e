def test_outsider_works_next_door(cast, django_assert_max_num_queries):
    assert cast.person_of(cast.outsider).commune == cast.next_commune
