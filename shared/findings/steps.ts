/** So many certificates or sightings are looked at in a millisecond or two. */
const perStep = 1_000;

/** Whether who goes through a list gives way before this item. */
export function isStep(index: number): boolean {
  return index % perStep === 0;
}
