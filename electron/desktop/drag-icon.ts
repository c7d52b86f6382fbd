/** What hangs on the pointer while a file is dragged out: a sheet of 32 x 32 pixels, as PNG. Electron drags nothing without one. */
export const dragIcon =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAMAAABEpIrGAAAAJFBMVEUAAABWYG5WYG1VYG6fpa12fon///+Xnabr7e7j7Pl1oOQLV9Dzje/pAAAAAXRSTlMAQObYZgAAAGpJREFUOMvlz90OgCAIgFFTMqH3f9+yzZj8VLPu+m45QwzhYRMX0/W8ZgE4my2xg9wCa0cPFi16AEUJAbISAgDIV9SRteSA0n4bHcCLPgdIHFqAVo6GNvzsSPQA8YGDG14fqRLAKtyIY7ABs/UMUDjPHc4AAAAASUVORK5CYII=';
