/** The look of an official document, and of the tables of a workbook, in millimetres and points of GB/T 9704-2012; fonts by name, first those of Windows, then those of Chinese Linux systems. */
export const REPORT_CSS = `
.report { color: #000; background: #fff; font: 16pt/28.95pt "Times New Roman", 仿宋_GB2312, 仿宋, FangSong, 方正仿宋_GBK, STFangsong, "Noto Serif CJK SC", serif; letter-spacing: -0.3pt; text-align: justify; line-break: strict; overflow-wrap: anywhere; }
.report .sheet { break-before: page; }
.report .sheet:first-child { break-before: auto; }
.report .across { page: across; }
.report p { margin: 0; }
.report .red-head { margin-top: 35mm; color: #f00; text-align: center; font-family: 方正小标宋简体, 方正小标宋_GBK, 华文中宋, STZhongsong, 宋体, SimSun, "Noto Serif CJK SC", serif; line-height: 1.1; letter-spacing: 0; }
.report .number { margin-top: 57.9pt; padding-bottom: 4mm; text-align: center; }
.report .number.ruled { border-bottom: 1.6pt solid #f00; margin-bottom: 57.9pt; }
.report .signed { display: flex; justify-content: space-between; padding-left: 1em; padding-right: 1em; }
.report h1 { margin: 0; font: 22pt/32pt 方正小标宋简体, 方正小标宋_GBK, 华文中宋, STZhongsong, 宋体, SimSun, "Noto Serif CJK SC", serif; letter-spacing: 0; text-align: center; }
.report .addressee { margin-top: 28.95pt; }
.report p.text { text-indent: 2em; }
.report .level-1 { font-family: "Times New Roman", 黑体, SimHei, 方正黑体_GBK, "Noto Sans CJK SC", sans-serif; break-after: avoid; }
.report .level-2, .report .lead, .report .signer { font-family: "Times New Roman", 楷体_GB2312, 楷体, KaiTi, 方正楷体_GBK, STKaiti, "Noto Serif CJK SC", serif; }
.report .level-2, .report .level-3 { break-after: avoid; }
.report .attachments { padding-left: 6em; text-indent: -1em; text-align: left; }
.report .attachments.first { margin-top: 28.95pt; text-indent: -4em; }
.report .attachments.only { padding-left: 5em; text-indent: -3em; }
.report .signature { break-before: avoid; margin: 57.9pt 4em 0 0; display: flex; justify-content: flex-end; text-align: center; }
.report .imprint { margin-top: 57.9pt; border-top: 1pt solid #000; border-bottom: 1pt solid #000; font-size: 14pt; letter-spacing: 0; break-inside: avoid; }
.report .imprint p { padding: 0 1em; }
.report .imprint p + p { border-top: 0.75pt solid #000; }
.report .imprint .printed, .report .table-line { display: flex; justify-content: space-between; gap: 1em; }
.report .attachment-label { font-family: 黑体, SimHei, 方正黑体_GBK, "Noto Sans CJK SC", sans-serif; }
.report .table-title { font: 18pt/28pt 方正小标宋简体, 方正小标宋_GBK, 华文中宋, STZhongsong, 宋体, SimSun, "Noto Serif CJK SC", serif; letter-spacing: 0; text-align: center; break-after: avoid; }
.report .table-part { font: 10.5pt/16pt 黑体, SimHei, 方正黑体_GBK, "Noto Sans CJK SC", sans-serif; letter-spacing: 0; text-align: center; break-after: avoid; }
.report .above { padding-bottom: 2pt; break-after: avoid; }
.report .survey { margin-left: auto; width: max-content; max-width: 100%; font-size: 9pt; line-height: 13pt; letter-spacing: 0; text-align: left; break-after: avoid; }
.report .table-line { flex-wrap: wrap; }
.report .table-line span { white-space: nowrap; }
.report .note.further { text-indent: 3em; }
.report .table-line, .report .note { font-size: 10.5pt; line-height: 16pt; letter-spacing: 0; }
.report table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 10.5pt; line-height: 14pt; letter-spacing: 0; }
.report thead { display: table-header-group; }
.report tr { break-inside: avoid; }
.report th, .report td { border: 0.5pt solid #000; padding: 2pt 3pt; text-align: center; vertical-align: middle; }
.report th { white-space: pre-line; font-family: 黑体, SimHei, 方正黑体_GBK, "Noto Sans CJK SC", sans-serif; font-weight: normal; }
.report .totals { font-weight: bold; }
.report .suppressed { background: #d9d9d9; print-color-adjust: exact; }
.report td.figure, .report td.suppressed, .report td.missing { overflow-wrap: normal; word-break: keep-all; }
.report .told { text-align: left; white-space: pre-wrap; }
.report .missed { color: #8a1c00; background: #ffe3d6; font-weight: bold; print-color-adjust: exact; }
.report .codes td { font-size: 0.85em; line-height: 1.2; padding-block: 0; color: #404040; }
.report .wide table { font-size: 8pt; line-height: 11pt; }
.report.form .wide th, .report.form .wide td { padding: 1.5pt 2pt; }
.report .tighter table { font-size: 9.5pt; line-height: 11.5pt; }
.report .tighter.wide table { font-size: 7.5pt; line-height: 9pt; }
.report.form .tight th, .report .tight th, .report.form .tight td, .report .tight td { padding-block: 0.5pt; }
.report .tight .table-title { font-size: 16pt; line-height: 22pt; }
.report .tight .note, .report .tight .table-line { font-size: 8.5pt; line-height: 11pt; }
.report .listed table { font-size: 9pt; line-height: 12pt; }
.report .listed .note { font-size: 10pt; }
.report.form .level-1 { margin: 8pt 0 3pt; font-size: 12pt; line-height: 18pt; }
.report figure { margin: 6pt 0; break-inside: avoid; text-align: center; print-color-adjust: exact; }
.report figcaption { font: 10.5pt/16pt 黑体, SimHei, 方正黑体_GBK, "Noto Sans CJK SC", sans-serif; letter-spacing: 0; }
.report .report-chart { width: 100%; max-width: 156mm; max-height: 140mm; font-family: 宋体, SimSun, "Noto Serif CJK SC", serif; }
`;
