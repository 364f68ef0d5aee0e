// The alarm against the real clock. Stepping it needs root; the step lasts for as long as the
// loop takes to tell of it, and is taken back by what CLOCK_MONOTONIC says has passed.

import Glibc
import Service
import Testing

@Suite(.serialized) struct WallClockTimerTests {
  @Test func anAlarmElapsesNeverBeforeItsTime() throws {
    let due = Clocks.realtimeMilliseconds() + 30
    let elapsed = Box<Int64>(0)
    try runLoop { loop in
      let timer = try WallClockTimer(loop) {
        guard $0 == .elapsed else { return }
        elapsed.value = Clocks.realtimeMilliseconds()
        loop.exit()
      }
      timer.arm(atMilliseconds: due)
      return [timer]
    }
    #expect(elapsed.value >= due)
  }

  @Test(arguments: [Int64.min, -1, 0, 1, 1_000_000_000_000])
  func aTimePastElapsesAtOnce(time: Int64) throws {
    try runLoop { loop in
      let timer = try WallClockTimer(loop) { if $0 == .elapsed { loop.exit() } }
      timer.arm(atMilliseconds: time)
      return [timer]
    }
  }

  @Test func anAlarmElapsesOnceAndADisarmedOneNever() throws {
    let count = Box(0)
    try runLoop { loop in
      let once = try WallClockTimer(loop) { if $0 == .elapsed { count.value += 1 } }
      let disarmed = try WallClockTimer(loop) {
        if $0 == .elapsed { Issue.record("a disarmed alarm elapsed") }
      }
      let end = try loop.monotonicTimer { loop.exit() }
      let now = Clocks.realtimeMilliseconds()
      once.arm(atMilliseconds: now - 1)
      disarmed.arm(atMilliseconds: now + 5)
      disarmed.disarm()
      end.arm(after: .milliseconds(30))
      return [once, disarmed, end]
    }
    #expect(count.value == 1)
  }

  @Test func anAlarmMayBeLetGoInItsOwnClosure() throws {
    weak var gone: WallClockTimer?
    try runLoop { loop in
      let owner = Box<WallClockTimer?>(nil)
      owner.value = try WallClockTimer(loop) { _ in
        owner.value = nil
        loop.post { loop.exit() }
      }
      owner.value!.arm(atMilliseconds: 1)
      gone = owner.value
      return [owner]
    }
    #expect(gone == nil)
  }

  @Test(.enabled(if: Clock.canBeSet, "setting the clock needs root (CAP_SYS_TIME)"))
  func aStepOfTheClockIsToldWhileNothingIsArmed() throws {
    let clock = try #require(Clock())
    try runLoop { loop in
      let timer = try WallClockTimer(loop) {
        #expect($0 == .clockChanged)
        loop.exit()
      }
      loop.post { clock.step(seconds: 2) }
      return [timer]
    }
  }

  @Test(.enabled(if: Clock.canBeSet, "setting the clock needs root (CAP_SYS_TIME)"))
  func anAlarmThatTheStepPassesIsToldAfterTheStep() throws {
    let clock = try #require(Clock())
    let seen = Box<[WallClockTimer.Event]>([])
    try runLoop { loop in
      let timer = try WallClockTimer(loop) {
        seen.value.append($0)
        if $0 == .elapsed { loop.exit() }
      }
      timer.arm(atMilliseconds: Clocks.realtimeMilliseconds() + 1000)
      loop.post { clock.step(seconds: 2) }
      return [timer]
    }
    #expect(seen.value == [.clockChanged, .elapsed])
  }

  @Test(.enabled(if: Clock.canBeSet, "setting the clock needs root (CAP_SYS_TIME)"))
  func anAlarmStaysArmedWhenTheClockIsSetBack() throws {
    let clock = try #require(Clock())
    let seen = Box<[WallClockTimer.Event]>([])
    try runLoop { loop in
      let timer = try WallClockTimer(loop) {
        seen.value.append($0)
        if $0 == .clockChanged && seen.value.count == 1 { clock.restore() }
        if $0 == .elapsed { loop.exit() }
      }
      timer.arm(atMilliseconds: Clocks.realtimeMilliseconds() + 50)
      loop.post { clock.step(seconds: -2) }
      return [timer]
    }
    // The way there, the way back, and then the alarm.
    #expect(seen.value == [.clockChanged, .clockChanged, .elapsed])
  }

  @Test(.enabled(if: Clock.canBeSet, "setting the clock needs root (CAP_SYS_TIME)"))
  func aStepIsNotLostWhenTheAlarmIsArmedAnewBeforeItIsTold() throws {
    let clock = try #require(Clock())
    try runLoop { loop in
      let timer = try WallClockTimer(loop) { if $0 == .clockChanged { loop.exit() } }
      timer.arm(atMilliseconds: Clocks.realtimeMilliseconds() + 3_600_000)
      loop.post {
        clock.step(seconds: 2)
        timer.arm(atMilliseconds: Clocks.realtimeMilliseconds() + 3_600_000)
      }
      return [timer]
    }
  }
}

/// The system's clock, put back at the end whatever the test did.
private final class Clock {
  /// Tried by setting the clock to what it says.
  static let canBeSet: Bool = {
    guard geteuid() == 0 else { return false }
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return clock_settime(CLOCK_REALTIME, &time) == 0
  }()

  private var offset: Int64 = 0
  private let realtime: Int64
  private let monotonic = MonotonicInstant.now()

  init?() {
    var time = timespec()
    guard clock_gettime(CLOCK_REALTIME, &time) == 0 else { return nil }
    realtime = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  deinit { restore() }

  func step(seconds: Int64) {
    set(seconds * 1_000_000_000)
  }

  func restore() {
    if offset != 0 { set(0) }
  }

  private func set(_ offset: Int64) {
    let passed = MonotonicInstant.now().nanoseconds - monotonic.nanoseconds
    let target = realtime + passed + offset
    var time = timespec(
      tv_sec: Int(target / 1_000_000_000), tv_nsec: Int(target % 1_000_000_000))
    #expect(clock_settime(CLOCK_REALTIME, &time) == 0)
    self.offset = offset
  }
}
