/** What a page has to know of the device it runs on. */
export type Device = {
  /** An installed app of iOS has a storage of its own: keys made in the browser are not there. */
  readonly isIos: boolean;
  /** Opened from the home screen. */
  readonly isInstalled: boolean;
  /** A browser inside a mail or chat app, which forgets everything when it closes. */
  readonly isInApp: boolean;
  /** Keys and offline work need HTTPS or this machine itself. */
  readonly isSecure: boolean;
};

const inApp = /FBAN|FBAV|Instagram|Line\/|GSA\/|LinkedInApp|Teams\/|OutlookMobile|; wv\)/;

/** Reads the device from what a browser says of itself. */
export function deviceOf(given: {
  userAgent: string;
  touchPoints: number;
  standalone: boolean;
  secure: boolean;
}): Device {
  const { userAgent, touchPoints, standalone, secure } = given;
  // An iPad calls itself a Mac, but no Mac has a touch screen.
  const isIos = /iPad|iPhone|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
  return { isIos, isInstalled: standalone, isInApp: inApp.test(userAgent) && !standalone, isSecure: secure };
}

/** This device; only in a browser. */
export function readDevice(): Device {
  const standalone =
    matchMedia("(display-mode: standalone)").matches ||
    ("standalone" in navigator && navigator.standalone === true);
  return deviceOf({
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    standalone,
    secure: isSecureContext && "subtle" in crypto,
  });
}
