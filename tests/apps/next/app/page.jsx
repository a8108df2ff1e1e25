// A server component: the article is read while the page is made. Both components are the quick starts of the documentation,
// as they stand there (the test copies them out).
import ClientQuotes from './client-quotes.jsx';
import Client from './client.jsx';
import ServerQuotes from './server-quotes.jsx';

const article = '한도윤 장관은 “예산을 다시 짜겠다”라고 말했다.';

export default function Page() {
  return (
    <main>
      <section id="server">
        <ServerQuotes article={article} />
      </section>
      <section id="client">
        <ClientQuotes article={article} />
      </section>
      <Client />
    </main>
  );
}
