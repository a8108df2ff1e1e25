// A server component: the article is read while the page is made.
import { analyze } from 'ttaom';
import Client from './client.jsx';

export default async function Page() {
  const { quotes } = await analyze('한도윤 장관은 “예산을 다시 짜겠다”라고 말했다.');
  return (
    <main>
      <p id="server">{quotes.map(({ speaker, text }) => `${speaker?.name}: ${text}`).join()}</p>
      <Client />
    </main>
  );
}
