// The speaker with real programs: small shell scripts that speak, and that misbehave in every way.

import Glibc
import Routines
import Service
import Sounds
import TestSupport
import Testing

@testable import Speech

/// A folder for scripts and what is kept, and a loop with a speaker.
private final class Booth {
  let folder: TemporaryFolder
  let loop: EventLoop
  var complaints: [String] = []
  var patience = Speaker.patience
  lazy var speaker = Speaker(
    loop, shelf: VoiceShelf(folder: folder("shelf")), environment: ["PATH": "/usr/bin:/bin"],
    patience: patience
  ) { [unowned self] in complaints.append($0) }

  /// - Parameter folder: what another booth has kept is there.
  init(_ folder: TemporaryFolder = TemporaryFolder()) throws {
    self.folder = folder
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGCHLD)
    pthread_sigmask(SIG_BLOCK, &set, nil)
    loop = try EventLoop()
  }

  /// A program that notes each run in the file `runs`.
  func use(_ script: String) {
    let path = folder.writeScript("speak", "echo run >> \(folder("runs"))\n\(script)")
    speaker.program = SpeechProgram(command: [path, "{text}"])
  }

  var runs: Int { (folder.text("runs") ?? "").split(separator: "\n").count }

  /// What is there when the speaker is ready; runs the loop until then, or until what was late.
  func prepare(
    _ words: [String], within limit: Duration = .seconds(30), waitsForLate: Bool = false
  ) throws -> (ready: [Utterance: Voice], late: [Utterance: Voice]) {
    var answer: (ready: [Utterance: Voice], late: [Utterance: Voice]) = ([:], [:])
    let failSafe = try loop.monotonicTimer {
      Issue.record("the speaker never answered")
      self.loop.exit(1)
    }
    failSafe.arm(after: .seconds(60))
    speaker.prepare(
      words.map { .text($0, language: "en") }, within: limit,
      ready: {
        answer.ready = $0
        if !waitsForLate { self.loop.exit() }
      },
      late: {
        answer.late = $0
        self.loop.exit()
      })
    _ = try loop.run()
    return answer
  }
}

/// A WAV of a tone as printf takes it: 16 bits, one channel, 8000 Hz, 800 frames.
private let wave: String = {
  func little(_ value: Int, _ count: Int) -> String {
    (0..<count).map { "\\\\\(octal(value >> (8 * $0) & 255))" }.joined()
  }
  func octal(_ byte: Int) -> String {
    let text = String(byte, radix: 8)
    return String(repeating: "0", count: 3 - text.count) + text
  }
  let head =
    "RIFF" + little(36 + 1600, 4) + "WAVEfmt " + little(16, 4) + little(1, 2) + little(1, 2)
    + little(8000, 4) + little(16000, 4) + little(2, 2) + little(16, 2) + "data" + little(1600, 4)
  let frames = (0..<800).map { little($0 % 8 < 4 ? 8000 : 65_536 - 8000, 2) }.joined()
  return "printf '\((head + frames).replacing("\\\\", with: "\\"))'"
}()

@Suite(.serialized) struct SpeakerTests {
  @Test func textsBecomeVoicesThatAreKept() throws {
    let booth = try Booth()
    booth.use(wave)
    let answer = try booth.prepare(["one", "two", "one"])
    #expect(answer.ready.count == 2)
    for voice in answer.ready.values {
      // 100 ms of sound, give or take what resampling adds at the ends.
      #expect((95...115).contains(voice.length.count))
      #expect(voice.samples.contains { abs(Int($0)) > 1000 })
      #expect(voice.samples.allSatisfy { abs(Int($0)) <= 16_384 })
    }
    #expect(booth.runs == 2)
    let again = try Booth()
    let kept = VoiceShelf(folder: booth.folder("shelf"))
    let speaker = Speaker(again.loop, shelf: kept, environment: [:]) { _ in }
    speaker.program = booth.speaker.program
    var voices: [Utterance: Voice] = [:]
    speaker.prepare([.text("two", language: "en")], within: .seconds(30)) {
      voices = $0
      again.loop.exit()
    }
    _ = try again.loop.run()
    #expect(voices[.text("two", language: "en")] == answer.ready[.text("two", language: "en")])
    #expect(booth.runs == 2)
  }

  @Test(arguments: [
    ("exit 3", "status 3"), ("kill -9 $$", "signal 9"), ("echo hello", "is not speech"),
    ("exit 0", "no frames"), ("cat /dev/zero", "more than a minute"),
  ])
  func aProgramThatFailsCostsNothingButTheWords(script: String, reason: String) throws {
    let booth = try Booth()
    booth.use(script)
    let answer = try booth.prepare(["one", "two"])
    #expect(answer.ready.isEmpty)
    #expect(booth.complaints.count == 1)
    #expect(booth.complaints.first?.contains(reason) == true, "\(booth.complaints)")
  }

  @Test func aProgramThatKeepsFailingIsLeftAlone() throws {
    let booth = try Booth()
    booth.use("exit 1")
    _ = try booth.prepare((0..<20).map { "word \($0)" })
    #expect(booth.runs <= 6)
  }

  /// Speaks one sentence, and fails on two as some programs do.
  private static let oneSentence = """
    case "$1" in *bad*) exit 1;; *". "*) kill -11 $$;; esac
    \(wave)
    """

  @Test func aTextThatItFailsOnIsSpokenOneSentenceAtATime() throws {
    let booth = try Booth()
    booth.use(Self.oneSentence)
    let texts = ["Name.", "Sit up. Breathe out. Lean back.", "Stand up. Sit down."]
    let voices = try booth.prepare(texts).ready
    #expect(voices.count == 3)
    // Two pauses between three sentences of 100 ms.
    let pauses = 2 * WordSpacing.between.count
    let length = try #require(voices[.text(texts[1], language: "en")]).length.count
    #expect((285...345).contains(length - pauses), "\(length)")
    #expect(booth.complaints.count == 1)
    #expect(booth.complaints.first?.contains("signal 11; texts of several") == true)
    let runs = booth.runs
    let again = try Booth(booth.folder)
    again.use(Self.oneSentence)
    #expect(try again.prepare(texts).ready == voices)
    #expect(booth.runs == runs, "what is complete is kept")
  }

  @Test func whatFollowsASentenceThatIsMissingIsLeftOut() throws {
    let booth = try Booth()
    booth.use(Self.oneSentence)
    let texts = ["Sit up. All bad. Lean back.", "This is bad. Sit up.", "Name."]
    let voices = try booth.prepare(texts).ready
    #expect(Set(voices.keys.compactMap(\.text)) == [texts[0], "Name."])
    let first = try #require(voices[.text(texts[0], language: "en")])
    #expect((95...115).contains(first.length.count))
    // Once for texts of several sentences, once for the sentence.
    #expect(booth.complaints.count == 2)
    // What is not complete is tried again.
    let runs = booth.runs
    let again = try Booth(booth.folder)
    again.use(Self.oneSentence)
    _ = try again.prepare([texts[0]])
    #expect(booth.runs > runs)
  }

  @Test func aTextThatTwoRequestsWaitForIsSpokenForBoth() throws {
    let booth = try Booth()
    booth.use(Self.oneSentence)
    let text = Utterance.text("Sit up. Breathe out.", language: "en")
    var answers: [[Utterance: Voice]] = []
    for _ in 0..<2 {
      booth.speaker.prepare([text], within: .seconds(30)) {
        answers.append($0)
        if answers.count == 2 { booth.loop.exit() }
      }
    }
    _ = try booth.loop.run()
    #expect(answers.map(\.count) == [1, 1])
  }

  /// The first that hang cost their time limit, and the others nothing.
  @Test func aProgramThatHangsIsGivenUpAtOnce() throws {
    let booth = try Booth()
    booth.patience = .milliseconds(100)
    booth.use("sleep 100")
    let answer = try booth.prepare((0..<20).map { "word \($0)" })
    #expect(answer.ready.isEmpty)
    #expect(booth.runs <= 2)
    #expect(booth.complaints.count == 1)
    #expect(booth.complaints.first?.contains("it hangs, or is too slow") == true)
  }

  @Test func whoWaitsGetsWhatIsThereInTimeAndTheRestLater() throws {
    let booth = try Booth()
    // The second one speaks when the first answer was given: its pipe is opened then.
    booth.folder.makePipe("gate")
    booth.use("[ \"$1\" = slow ] && cat \(booth.folder("gate")) > /dev/null\n\(wave)")
    var ready: [Utterance: Voice]?
    var late: [Utterance: Voice]?
    booth.speaker.prepare(
      [.text("quick", language: "en"), .text("slow", language: "en")], within: .seconds(2),
      ready: {
        ready = $0
        let gate = open(booth.folder("gate"), O_WRONLY | O_NONBLOCK)
        close(gate)
      },
      late: {
        late = $0
        booth.loop.exit()
      })
    _ = try booth.loop.run()
    #expect(ready?.keys.map(\.text) == ["quick"])
    #expect(late?.keys.map(\.text) == ["slow"])
  }

  @Test func aMissingProgramIsNoneAndARecordingIsReadAllTheSame() throws {
    let booth = try Booth()
    booth.speaker.program = SpeechProgram(command: ["no-such-program"])
    #expect(!booth.speaker.isThere)
    #expect(try booth.prepare(["one"]).ready.isEmpty)
    #expect(booth.complaints.isEmpty)
  }
}
