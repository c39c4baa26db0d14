/** The font of the PDF that a form is printed as: laid beside the code of the function, which looks for it there. */

export const REPORT_FONT = 'report-font.ttf';
/** Where npm puts it. */
export const REPORT_FONT_PACKAGED = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
