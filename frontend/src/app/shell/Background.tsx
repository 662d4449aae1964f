import { useNavigate } from 'react-router';
import { DropAnywhere } from '@/features/imports/DropAnywhere';
import { useUploads } from '@/features/imports/uploads';
import { JobsWatch } from '@/features/jobs/JobsWatch';

/** What goes on beside every page. It comes after the page itself, which must not wait for it. */
export default function Background() {
  const navigate = useNavigate();
  const sending = useUploads().some(({ state }) => state === 'sending');
  return (
    <>
      <JobsWatch sending={sending} />
      <DropAnywhere onDropped={() => navigate('/import')} />
    </>
  );
}
