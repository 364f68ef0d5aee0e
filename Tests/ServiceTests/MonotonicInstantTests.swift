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
