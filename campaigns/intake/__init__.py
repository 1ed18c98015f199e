"""Old plans read: a file goes in, a reading comes out, and no word is lost.

``sources`` gives the lines and tables of a file; ``outline`` makes paragraphs and the tree of
items of them; ``grammar`` finds the targets; ``reading`` joins the three; ``as_json`` writes
a reading down. All of it is pure: no database, no settings.
"""
