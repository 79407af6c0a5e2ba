// The two sizes that everything is looked at in: a phone that is touched, a desk with a mouse.

export const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1440, height: 900 } },
};
