/** The places on the public track and the ways it ends before the last; which state stands where is said in `phases`. */
export const phases = ['received', 'assigning', 'handling', 'replied', 'evaluating', 'published', 'completed'] as const;
export type Phase = (typeof phases)[number];

/** How a track ends before its last place; each has its own sentence. */
export const endings = ['rejected', 'referred', 'merged', 'withdrawn', 'not_accepted', 'hidden'] as const;
export type Ending = (typeof endings)[number];
