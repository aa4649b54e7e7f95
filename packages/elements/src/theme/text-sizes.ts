/** How large the text of an element is: so many em of the page around it, and no less than so many pixels. */
export const textSizes = {
  usual: [1, 16],
  /** 长辈模式: the smallest type of a view (0.875em) is 18 pt and up. */
  elder: [1.75, 28],
} as const;
