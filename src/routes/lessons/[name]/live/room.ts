/** Where prose, picture and chart stand beside each other, all of them in view. */
export const sideBySide = '(min-width: 1000px) and (min-height: 560px)';
