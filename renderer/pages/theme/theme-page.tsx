import { usePageFilter } from '../../address';
import { AnalysisPage } from '../../components/analysis-page';
import { ThemeSectionView } from './theme-section';
import type { ThemePageDefinition } from './theme-pages';

export function ThemePage({ page }: { readonly page: ThemePageDefinition }) {
  const [filter] = usePageFilter();
  return (
    <AnalysisPage title={page.title} needs={['schools']} deepestCut="school" remark={page.remark === undefined ? undefined : <span className="caution">{page.remark}</span>}>
      {page.sections.map((section) => (
        <ThemeSectionView key={section.theme} section={section} filter={filter} />
      ))}
      {page.Extra !== undefined && <page.Extra filter={filter} />}
    </AnalysisPage>
  );
}
