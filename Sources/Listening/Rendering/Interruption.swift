// Ctrl-C while a file is being written: the half of it is taken away before the program ends, so
// the signal waits until there is a moment for it.

import Glibc

struct Interruption: ~Copyable {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  private var before = sigset_t()

  /// Holds the signals back from now on.
  init() {
    var set = sigset_t()
    sigemptyset(&set)
    for number in Self.signals { sigaddset(&set, number) }
    pthread_sigmask(SIG_BLOCK, &set, &before)
  }

  /// Lets them through: one that has come ends the program here.
  deinit {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// Whether one has come.
  var hasCome: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return Self.signals.contains { sigismember(&pending, $0) == 1 }
  }
}
