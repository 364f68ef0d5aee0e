import Glibc
import Testing

@testable import Service

@Suite struct EventLoopTests {
  @Test(arguments: [0, 3, 75] as [Int32])
  func theCodeOfExitIsWhatRunReturns(code: Int32) throws {
    let returned = try runLoop { loop in
      loop.post { loop.exit(code) }
      return []
    }
    #expect(returned == code)
  }

  @Test func postedActionsRunInOrderAfterWhatRunsNow() throws {
    let seen = Box<[String]>([])
    try runLoop { loop in
      loop.post {
        loop.post {
          seen.value.append("third")
          loop.exit()
        }
        seen.value.append("first")
      }
      loop.post { seen.value.append("second") }
      return []
    }
    #expect(seen.value == ["first", "second", "third"])
  }

  @Test func actionsThatPostThemselvesAgainKeepNothingElseWaiting() throws {
    let pipe = Pipe()
    try runLoop { loop in
      func again() { loop.post(again) }
      again()
      let source = try loop.watch(pipe.reader, events: .readable) { _ in loop.exit() }
      let timer = try loop.monotonicTimer { pipe.write() }
      timer.arm(after: .milliseconds(1))
      return [source, timer]
    }
  }

  @Test func aReadableDescriptorCallsItsClosure() throws {
    let pipe = Pipe()
    pipe.write()
    let seen = Box<DescriptorEvents>([])
    try runLoop { loop in
      [
        try loop.watch(pipe.reader, events: .readable) {
          seen.value = $0
          loop.exit()
        }
      ]
    }
    #expect(seen.value == .readable)
  }

  @Test func aDescriptorThatIsNotOpenIsAnError() throws {
    let loop = try EventLoop()
    #expect(throws: EventLoopError(operation: "sd_event_add_io", code: EBADF)) {
      _ = try loop.watch(100_000, events: .readable) { _ in }
    }
  }

  @Test func aSourceCancelledInItsOwnClosureIsNotCalledAgainAndLetsGoOfTheClosure() throws {
    let pipe = Pipe()
    pipe.write()
    let calls = Box(0)
    weak var captured: Box<Int>?
    try runLoop { loop in
      let source = Box<DescriptorSource?>(nil)
      let witness = Box(0)
      captured = witness
      source.value = try loop.watch(pipe.reader, events: .readable) { _ in
        witness.value += 1
        calls.value += 1
        source.value?.cancel()
        #expect(witness.value == 1)
        // Still readable: a turn later it would have been called again.
        loop.post { loop.post { loop.exit() } }
      }
      return [source]
    }
    #expect(calls.value == 1)
    #expect(captured == nil)
  }

  @Test func aSourceWhoseLastOwnerLetsGoInItsOwnClosureIsGone() throws {
    let pipe = Pipe()
    pipe.write()
    let calls = Box(0)
    weak var gone: DescriptorSource?
    try runLoop { loop in
      let owner = Box<DescriptorSource?>(nil)
      owner.value = try loop.watch(pipe.reader, events: .readable) { _ in
        calls.value += 1
        owner.value = nil
        loop.post { loop.post { loop.exit() } }
      }
      gone = owner.value
      return [owner]
    }
    #expect(calls.value == 1)
    #expect(gone == nil)
  }

  @Test func ofTwoReadySourcesTheOneCancelledByTheOtherIsNotCalled() throws {
    let pipes = [Pipe(), Pipe()]
    for pipe in pipes { pipe.write() }
    let calls = Box(0)
    try runLoop { loop in
      let sources = Box<[DescriptorSource]>([])
      sources.value = try pipes.map { pipe in
        try loop.watch(pipe.reader, events: .readable) { _ in
          calls.value += 1
          for source in sources.value { source.cancel() }
          loop.post { loop.post { loop.exit() } }
        }
      }
      return [sources]
    }
    #expect(calls.value == 1)
  }

  @Test func aSourceThatNobodyHoldsIsNotCalled() throws {
    let pipe = Pipe()
    pipe.write()
    try runLoop { loop in
      _ = try loop.watch(pipe.reader, events: .readable) { _ in Issue.record("called") }
      loop.post { loop.post { loop.exit() } }
      return []
    }
  }

  @Test func aSuspendedSourceIsSilentUntilItIsResumed() throws {
    let pipe = Pipe()
    pipe.write()
    let resumed = Box(false)
    try runLoop { loop in
      let source = try loop.watch(pipe.reader, events: .readable) { _ in
        #expect(resumed.value)
        loop.exit()
      }
      source.suspend()
      loop.post {
        loop.post {
          resumed.value = true
          source.resume()
        }
      }
      return [source]
    }
    #expect(resumed.value)
  }

  @Test func withoutAServiceManagersWishThereIsNoWatchdog() throws {
    let loop = try EventLoop()
    #expect(try loop.answerWatchdog() == false)
  }
}
