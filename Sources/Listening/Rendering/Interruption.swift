// Ctrl-C while a file is being written. The incomplete file is to be removed before the program
// ends, so the signal is blocked and asked for between two pieces.

import Glibc

/// Blocks the signals for as long as it exists; a value that can't be copied.
struct Interruption: ~Copyable {
  /// Those by which a user or a service manager ends a program.
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  /// The signal mask to restore.
  private var before = sigset_t()

  /// Blocks the signals from now on.
  init() {
    var set = sigset_t()
    sigemptyset(&set)
    for number in Self.signals { sigaddset(&set, number) }
    pthread_sigmask(SIG_BLOCK, &set, &before)
  }

  /// Restores the mask: a signal that has arrived ends the program here.
  deinit {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// Whether one of the signals has arrived.
  var hasCome: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return Self.signals.contains { sigismember(&pending, $0) == 1 }
  }
}
