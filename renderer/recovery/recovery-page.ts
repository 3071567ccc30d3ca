/** The sheet of paper on which a recovery code is kept. */
import { escapedHtml } from '../print/escaped-html';

/** @param code 7 groups with hyphens */
export function recoveryPage(workspace: string, code: string, day: string): string {
  const groups = code.split('-').map((group, place) => `<td><small>${place + 1}</small><b>${escapedHtml(group)}</b></td>`);
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>恢复码</title>
<style>@page{size:A4;margin:25mm}body{font-family:SimSun,"Noto Serif CJK SC",serif;font-size:12pt;line-height:1.8}h1{font-size:18pt}table{margin:8mm 0;border-collapse:collapse}td{padding:3mm 4mm;border:1px solid #000;text-align:center}b{display:block;font:16pt "Courier New",monospace;letter-spacing:2px}small{display:block;font-size:9pt}</style>
<h1>育心数据台恢复码</h1><p>工作区：${escapedHtml(workspace)}<br>生成日期：${escapedHtml(day)}</p><table><tr>${groups.join('')}</tr></table>
<p>忘记口令时，在“打开工作区”处选择“忘记口令？用恢复码重设”，输入上面的恢复码并设置新口令。字符中没有字母 I、L、O、U。</p>
<p>持有恢复码和工作区文件的人可以打开工作区。请密封后存放在保险柜或档案室，不要拍照，不要存在电脑里，不要与工作区文件的备份放在一起。生成新的恢复码后，本页作废。</p>
<p>保管人：________________&emsp;&emsp;日期：________________</p></html>`;
}
