/** 年度工作报告: the whole year's work. */
import { coverageChart } from './charts';
import { attachedStaffingTable, attachedTable, column, eachOf } from './columns';
import { coursesTable, managementTable } from './courses';
import { levelSentence } from './levels';
import { countRequest, schoolsLeftRequest, schoolsShortRequest, shareRequest } from './requests';
import type { LetterKind } from './types';

export const annualWorkLetter: LetterKind = {
  id: 'annualWork',
  subject: ({ name }) => `${name}中小学心理健康教育工作情况`,
  word: '报告',
  purpose: ({ whole, county }) => `本学年，${whole.startsWith('全') ? `${whole}教育系统` : whole}认真落实上级关于加强中小学心理健康教育的部署，从师资、培训、活动、${county === null ? '热线、' : ''}测评、课程等方面推进工作`,
  closing: '特此报告。',
  addressedTo: ({ government }) => government,
  parts: [
    { heading: '师资队伍建设', indicators: ['counselorCoverage', 'counselorCount', 'fullTimeCounselorCount', 'fullTimeCoverage'], source: '学校名录和心理健康教师台账' },
    { heading: '专题培训', indicators: ['trainingSessions', 'traineeTimes', 'trainedCounselorShare', 'trainingHoursPerCounselor'], source: '培训记录' },
    { heading: '核心团队', indicators: ['coreTeamMembers', 'coreTeamCandidates'], source: '心理健康教师台账' },
    { heading: '走进校园活动', indicators: ['activities', 'activityParticipants', 'schoolsVisitedShare'], source: '活动记录' },
    { heading: '心理热线', indicators: ['hotlineCoverage', 'hotlineVolunteers', 'hotlineCalls', 'hotlineAnsweredShare', 'hotlineCalledBackShare'], source: '热线值班表和来电登记' },
    { heading: '心理测评与跟进', indicators: ['schoolAssessmentRate', 'assessmentCompletion', 'validResults', 'followUpCases', 'interviewedShare', 'closedShare'], source: '心理测评结果', more: levelSentence },
    { heading: '课程与五项管理', indicators: ['courseTimetableShare', 'classesTaughtShare', 'homeworkMetShare', 'examsMetShare', 'exerciseTwoHoursShare', 'sleepMetShare'], source: '课程开设情况和五项管理与减负情况' },
  ],
  tabled: ['partTimeCounselorCount', 'studentCount', 'studentsPerCounselor', 'riskDistribution', 'trainees', 'fortnightlyLessonShare', 'displacedLessonShare', 'coursesUnreported', 'rankFreeShare', 'breakMetShare', 'dailyUnreported'],
  cityOnly: ['assessmentCompletion', 'validResults', 'trainingHoursPerCounselor', 'coreTeamMembers', 'coreTeamCandidates', 'hotlineVolunteers', 'hotlineCalls'],
  requests: [
    schoolsShortRequest('counselorCoverage', (short, due) => `配齐师资。推动尚未配备心理健康教师的${short}所学校在${due}前配备到位。`),
    schoolsShortRequest('fullTimeCoverage', (short) => `增加专职。对没有专职心理健康教师的${short}所学校分年度制定补充计划。`),
    shareRequest('trainedCounselorShare', (due) => `抓实培训。在${due}前使每名心理健康教师至少参加1次专题培训。`),
    schoolsLeftRequest('schoolsVisitedShare', (left, due) => `扩大覆盖。对本学年没有开展过走进校园活动的${left}所学校作出安排，在${due}前实现全覆盖。`),
    shareRequest('hotlineCoverage', () => '守好热线。补齐值班空档，做到24小时有人接听。'),
    schoolsShortRequest('schoolAssessmentRate', (short, due) => `规范测评。督促尚未开展测评的${short}所学校在${due}前完成，并做好访谈、转介和随访。`),
    schoolsShortRequest('courseTimetableShare', (short, due) => `开好课程。督促没有把心理健康课列入课表的${short}所学校在${due}前落实。`),
    countRequest('dailyUnreported', (count, due) => `摸清底数。督促没有报五项管理情况的${count}所学校在${due}前补报。`),
  ],
  tables: (input) => [
    attachedStaffingTable(input),
    attachedTable(input, input.index, {
      name: '表2 培训与活动',
      title: `${eachOf(input)}培训与走进校园活动情况统计表`,
      unitOfMeasure: '次、人、人次、%',
      columns: [
        column(['培训情况', '参训人次'], 'traineeTimes'),
        column(['培训情况', '参训人数'], 'trainees'),
        column(['培训情况', '心理教师培训覆盖率'], 'trainedCounselorShare'),
        column(['走进校园活动', '活动场次'], 'activities'),
        column(['走进校园活动', '受益人次'], 'activityParticipants'),
        column(['走进校园活动', '覆盖学校率'], 'schoolsVisitedShare'),
      ],
      notes: ['“—”表示未上报或不能计算，“0”表示确为零。'],
    }),
    coursesTable(input, '表3 课程开设'),
    managementTable(input, '表4 五项管理'),
  ],
  charts: (input) => [coverageChart(input)],
};
