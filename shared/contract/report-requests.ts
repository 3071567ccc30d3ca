/** Requests about reports: what they are made from, issuing them, and what was issued. */
import { z } from 'zod';
import { AUDIENCE_IDS } from '../audience';
import { LETTER_KIND_IDS } from '../letters';
import { isMonth } from '../month';
import { REPORT_FORMATS, REPORT_KIND_IDS } from '../reports';
import { STAFFING_TARGET_IDS } from '../staffing';
import { areaBasis, asOf, day, importSource, name, path, placeFilter, schoolYear, scope, teamChoices } from './request-fields';

const letterLine = z.string().trim().max(100);
const ownParagraphs = z.array(z.string().trim().min(1).max(2000)).max(20).default([]);
/** Of official documents only. */
const letterParameters = z.object({
  /** The year put beside; `previous` is the one before. Where it has no data, nothing is compared. */
  compareWith: z.union([z.literal('previous'), schoolYear]).default('previous'),
  /** 发文机关标志, e.g. 菏泽市教育局文件; '': without a red head. */
  redHead: letterLine.default(''),
  /** 发文字号. */
  number: letterLine.default(''),
  /** 签发人. */
  signedBy: letterLine.default(''),
  /** 主送机关; absent: as the kind has it. */
  addressedTo: z.string().trim().max(500).optional(),
  copiesTo: z.array(letterLine.min(1)).max(30).default([]),
  /** By when the requirements are to be met; absent: the end of the year of `issuedOn`. */
  dueBy: day.optional(),
  /** In the office's own words: what was done, what is asked for besides. */
  measures: ownParagraphs,
  requests: ownParagraphs,
});

/** What a report is made from; each kind takes what its entry in the catalogue names. */
export const reportParameters = z.object({
  schoolYear: schoolYear.optional(),
  areaBasis,
  scope,
  asOf,
  where: z.object(placeFilter).default({}),
  county: z.string().max(20).optional(),
  unit: name.optional(),
  preparedBy: name.optional(),
  head: name.default(''),
  statistician: name.default(''),
  telephone: z.string().max(60).default(''),
  /** Whose thresholds it goes by; absent: as its kind has it. */
  madeFor: z.enum(AUDIENCE_IDS).optional(),
  /** 报出日期; absent: the day on which the data were last changed. */
  issuedOn: day.optional(),
  /** Absent: a working form. */
  survey: z.object({ formNumber: name.min(1, '请填写表号'), madeBy: name.min(1, '请填写制定机关'), approvedBy: name.min(1, '请填写批准机关'), approvalNumber: name.min(1, '请填写批准文号'), validUntil: day }).optional(),
  size: teamChoices.size,
  base: teamChoices.base,
  minimumYears: teamChoices.minimumYears,
  target: z.enum(STAFFING_TARGET_IDS).default('anyCounselor'),
  share: z.number().min(0).max(1).default(1),
  deadline: day.optional(),
  /** Calendar month, 2025-11; absent: the last of the school year with data. It tells the school year. */
  month: z.string().refine(isMonth, '月份应写成 2025-11').optional(),
  /** Of feedback to schools. */
  feedback: z
    .object({
      /** By when what is asked of schools is to be done; absent: a month after `issuedOn`. */
      dueBy: day.optional(),
      /** No page for schools of which nothing is asked. */
      openOnly: z.boolean().default(false),
    })
    .prefault({}),
  letter: letterParameters.prefault({}),
});
const reportKindId = z.enum(REPORT_KIND_IDS);
const reportId = z.string().regex(/^YX-\d{8}-[0-9A-F]{8}$/, '报告编号应写成 YX-20260715-3F9A2C7B');

const letterAsked = { kind: z.enum(LETTER_KIND_IDS), parameters: reportParameters.prefault({}) };

export const reportRequests = {
  /** Questions put together by hand and kept, one sheet each, in the order given. */
  'report.custom': z.object({ saved: z.array(z.number().int().positive()).min(1).max(30), title: z.string().trim().max(60).default(''), unit: name.optional(), preparedBy: name.optional() }),
  'report.annual': z.object({ schoolYear: schoolYear.optional(), areaBasis, scope, asOf, unit: name.optional(), preparedBy: name.optional() }),

  /** A Word document in the form of an official one. */
  'report.letter': z.object({ ...letterAsked, /** The office's own .docx with placeholders such as {{正文}}; absent: laid out by GB/T 9704. */ template: importSource.optional() }),
  /** The same document as a page of its own, to look at and to print; a template is left aside. */
  'report.letterPreview': z.object(letterAsked),
  /** What a template asks for, and whether there is such a thing; nothing is filled in. */
  'report.template': z.object({ ...letterAsked, template: importSource }),
  /** A template to begin with, with all names that may be used. */
  'report.templateSample': z.object(letterAsked),
  'report.kinds': z.object({}),
  /** Any report as a page of its own, laid out as it is printed. */
  'report.page': z.object({ kind: reportKindId, parameters: reportParameters.prefault({}) }),
  'report.preview': z.object({ kind: reportKindId, parameters: reportParameters.prefault({}) }),
  /**
   * A page for every school, into a folder of its own below `folder`, or as an archive; only whole files are left when it is cancelled, and made into
   * the same folder again it goes on where it was. Files of other content are never written over.
   */
  'report.schoolFeedback': z.object({
    parameters: reportParameters.prefault({}),
    /** Once more what was issued under this number, from the figures kept then; `parameters` are left aside. */
    again: reportId.optional(),
    to: z.discriminatedUnion('kind', [z.object({ kind: z.literal('folder'), folder: path }), z.object({ kind: z.literal('archive') })]),
  }),
  /** Makes the files, and keeps what was issued. */
  'report.issue': z.object({ kind: reportKindId, parameters: reportParameters.prefault({}), formats: z.array(z.enum(REPORT_FORMATS)).min(1).optional() }),
  'report.history': z.object({ kind: reportKindId.optional() }),
  /** The files of an issued report once more, from the figures that were kept then. */
  'report.again': z.object({ id: reportId }),
  /** Says that nobody outside has read it, so that later reports need not mind what it told. */
  'report.withdraw': z.object({ id: reportId, note: z.string().trim().max(200).default('') }),
  'report.compare': z.object({ id: reportId }),
  'report.verify': z.object({ file: importSource }),
} as const;
