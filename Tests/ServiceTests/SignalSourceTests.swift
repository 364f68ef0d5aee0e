import Glibc
import Service
import Testing

@Suite struct SignalSourceTests {
  @Test func aBlockedSignalIsAnEvent() throws {
    let count = Box(0)
    try withBlocked([SIGUSR1]) {
      try runLoop { loop in
        loop.post { pthread_kill(pthread_self(), SIGUSR1) }
        return [
          try loop.onSignal(SIGUSR1) {
            count.value += 1
            loop.exit()
          }
        ]
      }
    }
    #expect(count.value == 1)
  }

  @Test func aSignalThatIsNotBlockedIsAnError() throws {
    let loop = try EventLoop()
    withBlocked([SIGUSR2], unblocked: true) {
      #expect(throws: EventLoopError(operation: "sd_event_add_signal", code: EBUSY)) {
        _ = try loop.onSignal(SIGUSR2) {}
      }
    }
  }

  @Test func stopReloadAndChildrenAreTheSignalsOfTheDaemon() {
    #expect(Set(SignalSet.handled) == [SIGTERM, SIGINT, SIGHUP, SIGCHLD])
  }
}
