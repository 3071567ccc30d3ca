/** What makes a report an official document (公文): the parts around its text, in the order of GB/T 9704-2012. Texts that are '' are left out. */

export interface LetterFrame {
  /** 发文机关标志 in red above a red line, e.g. 菏泽市教育局文件; '' where the paper has it printed, or none is wanted. */
  readonly redHead: string;
  /** 发文字号, e.g. 菏教字〔2026〕12号. */
  readonly number: string;
  /** 签发人; only documents to those above have one. */
  readonly signedBy: string;
  /** 主送机关, without the colon. */
  readonly addressedTo: string;
  /** 附件说明: what is attached, in order. Tables after the text bear these numbers. */
  readonly attachments: readonly string[];
  /** 署名. */
  readonly issuer: string;
  /** 成文日期, ISO. */
  readonly issuedOn: string;
  /** 抄送机关; the 版记 has no such line when empty. */
  readonly copiesTo: readonly string[];
}
