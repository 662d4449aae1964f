"""AIME's doors, tried with clients that nobody here wrote: liblistenbrainz and pylast.

Started by `scripts/test-clients`, which gives it the program and a certificate. It starts a server of its own on an
empty ledger and, since pylast speaks HTTPS only, a TLS front before it.
"""

import json
import os
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.request

import liblistenbrainz
import pylast
from liblistenbrainz.errors import InvalidAuthTokenException, ListenBrainzAPIException

AIME = os.environ["AIME_BIN"]
CERTIFICATE = os.environ["AIME_CLIENTS_CERTIFICATE"]
KEY = os.environ["AIME_CLIENTS_KEY"]
API_KEY, API_SECRET = "0123456789abcdef0123456789abcdef", "a secret of this test"
PASSWORD = "correct horse battery staple"


class Server:
    """A server on an empty ledger, with two users and their submit tokens."""

    def __init__(self, folder):
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith("AIME_")
        } | {
            "AIME_DATA_DIR": folder,
            "AIME_SERVER__BIND": "127.0.0.1:0",
            "AIME_SERVER__SCROBBLER_SECRETS": f"{API_KEY}:{API_SECRET}",
            "NO_COLOR": "1",
        }
        self.tokens = {}
        for name in ["zoe", "ann"]:
            self.run("user", "add", name, "--password-stdin", stdin=PASSWORD)
            made = self.run("token", "create", "--user", name, "--name", "test", "--scope", "submit,read")
            self.tokens[name] = made.strip().splitlines()[-1]
        self.log = tempfile.NamedTemporaryFile("w+", dir=folder, suffix=".log")
        self.process = subprocess.Popen([AIME, "serve"], env=self.environment, stdout=self.log, stderr=self.log)
        self.port = self.wait_for_port()

    def run(self, *arguments, stdin=None):
        done = subprocess.run(
            [AIME, *arguments], env=self.environment, input=stdin, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise RuntimeError(f"aime {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def wait_for_port(self):
        for _ in range(300):
            found = re.search(r"serving on http://127\.0\.0\.1:(\d+)", open(self.log.name).read())
            if found:
                return int(found.group(1))
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError("the server did not start:\n" + open(self.log.name).read())

    def get(self, path, user):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", headers={"Authorization": f"Bearer {self.tokens[user]}"}
        )
        return json.load(urllib.request.urlopen(request))

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


class TlsFront:
    """Takes HTTPS and passes what is inside on to the server."""

    def __init__(self, port):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE, KEY)
        plain = socket.create_server(("127.0.0.1", 0))
        self.socket = context.wrap_socket(plain, server_side=True)
        self.port = plain.getsockname()[1] if plain.fileno() != -1 else self.socket.getsockname()[1]
        self.target = port
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.socket.accept()
            except ssl.SSLError:
                continue
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self.target))
            for source, sink in [(client, server), (server, client)]:
                threading.Thread(target=self.carry, args=(source, sink), daemon=True).start()

    @staticmethod
    def carry(source, sink):
        try:
            while data := source.recv(65536):
                sink.sendall(data)
        except OSError:
            pass
        finally:
            try:
                sink.shutdown(socket.SHUT_WR)
            except OSError:
                pass


class Doors(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.server = Server(cls.folder.name)
        cls.front = TlsFront(cls.server.port)
        cls.now = int(time.time())

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.folder.cleanup()

    def titles(self, user):
        items = self.server.get("/api/v1/history/tracks?limit=200", user)["items"]
        return [item["title"] for item in items]


class ListenBrainz(Doors):
    def client(self, user="zoe"):
        client = liblistenbrainz.ListenBrainz(api_base_url=f"http://127.0.0.1:{self.server.port}")
        client.set_auth_token(self.server.tokens[user])
        return client

    def listen(self, title, at=None, **more):
        return liblistenbrainz.Listen(
            track_name=title, artist_name="Alder & Søn", release_name="Fences", listened_at=at, **more
        )

    def test_tokens(self):
        client = self.client()
        client.set_auth_token(self.server.tokens["ann"])
        with self.assertRaises(InvalidAuthTokenException):
            client.set_auth_token("wrong")
        with self.assertRaises(InvalidAuthTokenException):
            client.set_auth_token(PASSWORD)

    def test_a_single_listen_is_in_the_journal_once(self):
        client = self.client()
        for _ in range(2):
            answer = client.submit_single_listen(self.listen("Single", self.now - 60))
            self.assertEqual(answer, {"status": "ok"})
        self.assertEqual(self.titles("zoe").count("Single"), 1)

    def test_a_thousand_listens_come_back_as_they_went(self):
        client = self.client("ann")
        listens = [self.listen(f"Song {n}", self.now - 400_000 + 300 * n) for n in range(1_000)]
        client.submit_multiple_listens(listens)
        self.assertEqual(client.get_user_listen_count("ann"), 1_000)
        back, before = [], None
        while True:
            page = client.get_listens("ann", max_ts=before, count=300)
            if not page:
                break
            back += page
            before = page[-1].listened_at
        self.assertEqual(
            [(one.track_name, one.artist_name, one.release_name, one.listened_at) for one in back],
            [(one.track_name, one.artist_name, one.release_name, one.listened_at) for one in reversed(listens)],
        )

    def test_what_is_on_is_shown_and_is_no_listen(self):
        client = self.client()
        client.submit_playing_now(self.listen("Now On"))
        self.assertEqual(client.get_playing_now("zoe").track_name, "Now On")
        on = self.server.get("/api/v1/now-playing", "zoe")["items"]
        self.assertEqual([one["title"] for one in on][:1], ["Now On"])
        self.assertNotIn("Now On", self.titles("zoe"))

    def test_nobody_reads_somebody_else(self):
        with self.assertRaises(ListenBrainzAPIException) as refused:
            self.client().get_listens("ann")
        self.assertEqual(refused.exception.status_code, 404)
        self.assertEqual(refused.exception.message, "Cannot find user: ann")

    def test_what_is_wrong_is_said(self):
        with self.assertRaises(ListenBrainzAPIException) as refused:
            self.client().submit_single_listen(self.listen("Too early", 1_000))
        self.assertEqual(refused.exception.status_code, 400)
        self.assertIn("too low", refused.exception.message)


class AudioScrobbler(Doors):
    def network(self, user="zoe", password=None, secret=API_SECRET, session_key=""):
        network = pylast.LastFMNetwork(api_key=API_KEY, api_secret=secret)
        network.ws_server = (f"localhost:{self.front.port}", "/2.0/")
        network.username = user
        if session_key:
            network.session_key = session_key
        else:
            digest = pylast.md5(password or self.server.tokens[user])
            network.session_key = pylast.SessionKeyGenerator(network).get_session_key(user, digest)
        return network

    def test_the_password_opens_nothing(self):
        with self.assertRaises(pylast.WSError) as refused:
            self.network(password=PASSWORD)
        self.assertEqual(int(refused.exception.get_id()), pylast.STATUS_AUTH_FAILED)

    def test_a_wrong_signature_is_refused(self):
        with self.assertRaises(pylast.WSError) as refused:
            self.network(secret="another secret")
        self.assertEqual(int(refused.exception.get_id()), pylast.STATUS_INVALID_SIGNATURE)

    def test_a_wrong_session_key_is_refused(self):
        network = self.network(session_key="0" * 32)
        with self.assertRaises(pylast.WSError) as refused:
            network.scrobble("Alder", "Gate", self.now - 60)
        self.assertEqual(int(refused.exception.get_id()), pylast.STATUS_INVALID_SK)

    def test_plays_are_in_the_journal(self):
        network = self.network()
        network.scrobble("Alder & <Søn>", "One", self.now - 600, album="Fences", duration=200)
        network.scrobble_many(
            [{"artist": "Alder", "title": f"Many {n}", "timestamp": self.now - 90_000 + 300 * n} for n in range(120)]
        )
        titles = self.titles("zoe")
        self.assertIn("One", titles)
        self.assertEqual(sum(title.startswith("Many ") for title in titles), 120)
        recent = network.get_user("zoe").get_recent_tracks(limit=5)
        self.assertEqual(recent[0].track.title, "One")
        self.assertEqual(str(recent[0].track.artist), "Alder & <Søn>")
        self.assertEqual(recent[0].timestamp, str(self.now - 600))
        # The same play told by both doors is one.
        brainz = liblistenbrainz.ListenBrainz(api_base_url=f"http://127.0.0.1:{self.server.port}")
        brainz.set_auth_token(self.server.tokens["zoe"])
        brainz.submit_single_listen(
            liblistenbrainz.Listen(track_name="One", artist_name="Alder & <Søn>", listened_at=self.now - 598)
        )
        self.assertEqual(self.titles("zoe").count("One"), 1)

    def test_what_is_on_is_shown(self):
        network = self.network("ann")
        network.update_now_playing("Alder", "On Air", album="Fences", duration=200)
        self.assertEqual(network.get_user("ann").get_now_playing().title, "On Air")

    def test_love_and_numbers(self):
        network = self.network("ann")
        network.scrobble("Alder", "Dear", self.now - 3_000)
        network.get_track("Alder", "Dear").love()
        loved = self.server.get("/api/v1/history/tracks?loved=true", "ann")["items"]
        self.assertEqual([one["title"] for one in loved], ["Dear"])
        network.get_track("Alder", "Dear").unlove()
        self.assertEqual(self.server.get("/api/v1/history/tracks?loved=true", "ann")["items"], [])
        self.assertGreaterEqual(network.get_user("ann").get_playcount(), 1)

    def test_a_client_that_nobody_let_in_waits(self):
        network = self.network()
        generator = pylast.SessionKeyGenerator(network)
        url = generator.get_web_auth_url()
        with self.assertRaises(pylast.WSError) as refused:
            generator.get_web_auth_session_key(url)
        self.assertEqual(refused.exception.get_id(), "14")


def run():
    outcome = unittest.TextTestRunner(verbosity=2).run(
        unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
    )
    failed = len(outcome.failures) + len(outcome.errors)
    print(f"{outcome.testsRun - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(run())
