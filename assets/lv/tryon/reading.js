// What a picture tells of its light. Pure.

const between = (low, value, high) => Math.min(high, Math.max(low, value));

/** The light of a picture: how bright, how warm (-1 to 1), from which side (-1 left, 1 right). `data` is RGBA, square. */
export function lightIn(data) {
  const count = data.length / 4;
  const side = Math.sqrt(count);
  let [red, green, blue, left, right] = [0, 0, 0, 0, 0];
  for (let k = 0; k < count; k += 1) {
    const [r, g, b] = [data[k * 4], data[k * 4 + 1], data[k * 4 + 2]];
    red += r;
    green += g;
    blue += b;
    if (k % side < side / 2) left += r + g + b;
    else right += r + g + b;
  }
  const bright = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / count / 255;
  return {
    level: between(0.35, 0.35 + bright * 1.25, 1.5),
    warmth: between(-1, ((red - blue) / (red + blue + 1)) * 2, 1),
    from: between(-1, ((right - left) / (left + right + 1)) * 3, 1),
  };
}
