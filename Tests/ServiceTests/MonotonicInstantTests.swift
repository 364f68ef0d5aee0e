import Service
import Testing

@Suite struct MonotonicInstantTests {
  @Test func anInstantPlusADurationIsExactToTheNanosecond() {
    let start = MonotonicInstant(nanoseconds: 7)
    let end = start + .milliseconds(20)
    #expect(end.nanoseconds == 20_000_007)
    #expect(end - start == .milliseconds(20))
  }

  @Test func neverIsAnInstantAfterAllOthers() {
    let never = MonotonicInstant.now() + .seconds(Int64.max)
    #expect(never.nanoseconds == .max)
  }

  @Test func theClockDoesNotGoBack() {
    let first = MonotonicInstant.now()
    #expect(MonotonicInstant.now() >= first)
  }
}

@Suite struct SuspendGapTests {
  private static func reading(boot: Int64, awake: Int64) -> SuspendGap.Reading {
    SuspendGap.Reading(
      boottimeNanoseconds: boot * 1_000_000, monotonic: .init(nanoseconds: awake * 1_000_000))
  }

  @Test(arguments: [
    (boot: Int64(9_000), awake: Int64(8_000), slept: Duration?.none),
    (boot: 9_400, awake: 8_000, slept: nil),
    (boot: 9_500, awake: 8_000, slept: .milliseconds(500)),
    (boot: 3_609_000, awake: 8_000, slept: .seconds(3600)),
  ])
  func sleepIsWhatBoottimeGainedOnMonotonic(boot: Int64, awake: Int64, slept: Duration?) {
    var gap = SuspendGap(Self.reading(boot: 2_000, awake: 1_000))
    #expect(gap.slept(at: Self.reading(boot: boot, awake: awake)) == slept)
  }

  @Test func oneSleepIsToldOnce() {
    var gap = SuspendGap(Self.reading(boot: 0, awake: 0))
    #expect(gap.slept(at: Self.reading(boot: 60_000, awake: 1_000)) == .seconds(59))
    #expect(gap.slept(at: Self.reading(boot: 61_000, awake: 2_000)) == nil)
  }

  @Test func aMachineThatStaysAwakeHasNotSlept() {
    var gap = SuspendGap(.now())
    #expect(gap.slept(at: .now()) == nil)
  }
}
