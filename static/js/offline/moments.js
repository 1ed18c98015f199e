// A moment in words: "20 giờ 14 hôm nay", "19 giờ 05 ngày 08/7".
export function momentWords(at) {
  const when = new Date(at), today = new Date();
  const minutes = String(when.getMinutes()).padStart(2, "0");
  const sameDay = when.toDateString() === today.toDateString();
  const day = sameDay ? "hôm nay" : `ngày ${when.getDate()}/${when.getMonth() + 1}`;
  return `${when.getHours()} giờ ${minutes} ${day}`;
}
