import Service
import Testing

@Suite struct MonotonicTimerTests {
  @Test func aTimerElapsesNeverBeforeItsTime() throws {
    let due = Box(MonotonicInstant.now())
    let elapsed = Box(MonotonicInstant.now())
    try runLoop { loop in
      let timer = try loop.monotonicTimer {
        elapsed.value = .now()
        loop.exit()
      }
      due.value = .now() + .nanoseconds(20_000_001)
      timer.arm(at: due.value)
      return [timer]
    }
    #expect(elapsed.value >= due.value)
    // sd-event's own default would allow itself 250 ms.
    #expect(elapsed.value - due.value < .milliseconds(200))
  }

  @Test func timersElapseInTheOrderOfTheirTimes() throws {
    let seen = Box<[Int]>([])
    try runLoop { loop in
      let start = MonotonicInstant.now()
      return try [30, 10, 20].map { delay in
        let timer = try loop.monotonicTimer {
          seen.value.append(delay)
          if delay == 30 { loop.exit() }
        }
        timer.arm(at: start + .milliseconds(delay))
        return timer
      }
    }
    #expect(seen.value == [10, 20, 30])
  }

  @Test func aTimePastElapsesAtOnce() throws {
    try runLoop { loop in
      let timer = try loop.monotonicTimer { loop.exit() }
      timer.arm(at: MonotonicInstant(nanoseconds: -5))
      return [timer]
    }
  }

  @Test func aTimerElapsesOnceForEachArming() throws {
    let count = Box(0)
    try runLoop { loop in
      let timer = Box<MonotonicTimer?>(nil)
      timer.value = try loop.monotonicTimer {
        count.value += 1
        if count.value < 3 { return timer.value!.arm(after: .milliseconds(1)) }
        loop.post { loop.post { loop.exit() } }
      }
      timer.value!.arm(after: .zero)
      return [timer]
    }
    #expect(count.value == 3)
  }

  @Test func aDisarmedTimerDoesNotElapse() throws {
    try runLoop { loop in
      let disarmed = try loop.monotonicTimer { Issue.record("elapsed") }
      let later = try loop.monotonicTimer { loop.exit() }
      let start = MonotonicInstant.now()
      disarmed.arm(at: start + .milliseconds(5))
      later.arm(at: start + .milliseconds(10))
      loop.post { disarmed.disarm() }
      return [disarmed, later]
    }
  }

  @Test func armingAnewReplacesTheTime() throws {
    let elapsed = Box(MonotonicInstant.now())
    let start = MonotonicInstant.now()
    try runLoop { loop in
      let timer = try loop.monotonicTimer {
        elapsed.value = .now()
        loop.exit()
      }
      timer.arm(at: start + .seconds(3600))
      timer.arm(at: start + .milliseconds(5))
      return [timer]
    }
    #expect(elapsed.value - start < .seconds(10))
  }
}
