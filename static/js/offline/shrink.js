// A photograph of a phone is 4 to 8 MB; what proves a figure is readable at a fifth of that. Drawn
// anew it also loses the place where it was taken.
const LONGEST = 2_000, QUALITY = 0.85, SMALL = 1024 * 1024;

export async function shrunk(file) {
  if (!file.type.startsWith("image/") || file.size < SMALL) return file;
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], `${file.name.replace(/\.[^.]+$/, "")}.jpg`, { type: "image/jpeg" });
  } catch {
    return file; // a kind of picture that this browser cannot read: the office says what it thinks
  }
}
