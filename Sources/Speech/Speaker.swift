// Prepares spoken texts before they are needed: from the cache, or else by the speech program, two
// at a time, without blocking the loop. If the program is missing, slow, hangs or crashes, only the
// words are lost, and of a text of several sentences only what it cannot speak.

import Routines
import Service
import SoundFiles
import Sounds

package final class Speaker {
  /// The program that speaks; nil if there is none.
  package var program: SpeechProgram? {
    didSet {
      guard program != oldValue else { return }
      failuresInARow = 0
      restsUntil = nil
    }
  }
  private let loop: EventLoop
  private let shelf: VoiceShelf
  private let environment: [String: String]
  private let complain: (String) -> Void
  private var reported: Set<String> = []
  /// Reset by a success, and by another program.
  private var failuresInARow = 0
  /// Until when no run is started; nil if the program works.
  private var restsUntil: MonotonicInstant?
  private var hasTidied = false

  private var queue: [SpeechJob] = []
  private var running: [Utterance: SpeechRun] = [:]
  /// The requests that are waiting for words.
  private var orders: [Order] = []

  /// Runs at a time: as many as a small machine has cores.
  private static let runsMax = 2
  /// A program that fails this often in a row is considered broken,
  private static let failuresMax = 4
  /// and is not tried again for this long.
  private static let rest = Duration.seconds(600)
  /// One that hangs has cost its time limit already. It may only have been slow, on a machine that
  /// has just been started, and is tried again sooner.
  private static let restOfAHang = Duration.seconds(60)
  /// How long a run may take, besides the time that it takes to say the words: programs load their
  /// voices first. The first texts are short, so a program that hangs is given up after about this.
  package static let patience = Duration.seconds(5)
  private let patience: Duration

  /// - Parameter complain: called with each sentence once.
  package init(
    _ loop: EventLoop, shelf: VoiceShelf, environment: [String: String],
    patience: Duration = Speaker.patience, complain: @escaping (String) -> Void
  ) {
    self.loop = loop
    self.shelf = shelf
    self.environment = environment
    self.patience = patience
    self.complain = complain
  }

  /// Whether speech is available.
  package var isThere: Bool { program?.path(in: environment) != nil }

  /// - Parameters:
  ///   - utterances: those needed first come first.
  ///   - limit: how long to wait.
  ///   - ready: called once with what is available, in the loop's next turn at the earliest.
  ///   - late: called once with everything that came after that, if anything did.
  package func prepare(
    _ utterances: [Utterance], within limit: Duration,
    ready: @escaping ([Utterance: Voice]) -> Void,
    late: @escaping ([Utterance: Voice]) -> Void = { _ in }
  ) {
    let order = Order(ready: ready, late: late)
    orders.append(order)
    var seen: Set<Utterance> = []
    let path = program?.path(in: environment)
    for utterance in utterances where seen.insert(utterance).inserted {
      if let voice = kept(utterance) {
        order.have(utterance, voice)
      } else if let path, let program, let job = SpeechJob(utterance, by: program, at: path) {
        order.missing.insert(utterance)
        queue.append(job)
      }
    }
    startTimer(of: order, limit)
    // In the next turn: the callers expect no callback from within their call.
    loop.post { [self] in
      startRuns()
      settle()
    }
  }

  /// Drops all requests, and ends the programs that are running.
  package func forget() {
    queue = []
    running = [:]
    orders = []
  }

  /// From the cache; a recording is decoded each time, since its file may have changed.
  private func kept(_ utterance: Utterance) -> Voice? {
    switch utterance {
    case .text(let text, let language):
      return program.flatMap { shelf.voice($0.run(saying: text, in: language).key) }
    case .recording(let path):
      do throws(SoundFileError) {
        return VoiceMaking.voice(try SoundFile.read(path: path))
      } catch {
        complainOnce("\(path): \(error)")
        return nil
      }
    }
  }

  /// Limits how long a request waits; what is late goes to `late`.
  private func startTimer(of order: Order, _ limit: Duration) {
    // Without a timer, requests get what is available at once.
    let timer = try? loop.monotonicTimer { [weak self, weak order] in
      order?.isOverdue = true
      self?.settle()
    }
    order.timer = timer
    if let timer { timer.arm(after: limit) } else { order.isOverdue = true }
  }

  // MARK: The program

  /// Starts runs until the limit is reached, in the order of the queue.
  private func startRuns() {
    while running.count < Self.runsMax, !queue.isEmpty {
      let job = queue.removeFirst()
      if running[job.utterance] != nil { continue }
      // Another request may have had it spoken in the meantime.
      if let voice = shelf.voice(job.run.key) {
        proceed(job.step(after: voice), of: job)
      } else if rests {
        proceed(job.end, of: job)
      } else {
        start(job)
      }
    }
  }

  private func start(_ job: SpeechJob) {
    do throws(SpeechFailure) {
      running[job.utterance] = try SpeechRun(
        loop, path: job.path, job.run, environment: environment, limit: patience + job.length
      ) { [weak self] result in
        guard let self else { return }
        let step = take(result, of: job)
        // Not within the call itself.
        loop.post { [self] in
          running[job.utterance] = nil
          proceed(step, of: job)
          startRuns()
          settle()
        }
      }
    } catch {
      fail(error)
      proceed(job.end, of: job)
    }
  }

  /// Stores what was spoken, or counts the failure.
  private func take(_ result: Result<[UInt8], SpeechFailure>, of job: SpeechJob) -> SpeechJob.Step {
    do throws(SpeechFailure) {
      let voice = try Self.voice(result.get())
      failuresInARow = 0
      if !hasTidied { shelf.tidy() }
      hasTidied = true
      shelf.keep(voice, as: job.run.key)
      return job.step(after: voice)
    } catch {
      guard error.mayBeOfTheText, job.hasSentences else {
        fail(error)
        return job.end
      }
      // It does not count: whether the program works is seen with the first sentence.
      complainOnce(
        complaint(error) + "; texts of several sentences are spoken one sentence at a time")
      return job.stepAfterFailure
    }
  }

  private static func voice(_ bytes: [UInt8]) throws(SpeechFailure) -> Voice {
    do throws(SoundFileError) {
      guard let voice = VoiceMaking.voice(try SoundFile.decode(bytes)) else { throw .empty }
      return voice
    } catch {
      throw .notSound("\(error)")
    }
  }

  /// The next sentence of a text, before all others, or its end.
  private func proceed(_ step: SpeechJob.Step, of job: SpeechJob) {
    switch step {
    case .next(let next): queue.insert(next, at: 0)
    case .done(let voice, let isWhole):
      if let voice, isWhole, job.isSentence { shelf.keep(voice, as: job.key) }
      finish(job.utterance, voice)
    }
  }

  /// After several failures in a row the program rests, so that a broken one does not delay every
  /// session; after one that has cost the time limit, at once.
  private func fail(_ failure: SpeechFailure) {
    if case .tooSlow = failure {
      // Of two that hang at the same time, one is reported.
      if !rests {
        restsUntil = .now() + Self.restOfAHang
        complainOnce(complaint(failure))
      }
      return
    }
    failuresInARow += 1
    if failuresInARow >= Self.failuresMax { restsUntil = .now() + Self.rest }
    complainOnce(complaint(failure))
  }

  private func complaint(_ failure: SpeechFailure) -> String {
    "the speech program \(program?.command.first ?? ""): \(failure)"
  }

  /// Whether it is not tried for a while.
  private var rests: Bool { restsUntil.map { MonotonicInstant.now() < $0 } ?? false }

  private func complainOnce(_ sentence: String) {
    if reported.insert(sentence).inserted { complain(sentence) }
  }

  // MARK: Waiting requests

  /// One request: the words that it has, those that it waits for, and its callbacks.
  private final class Order {
    var voices: [Utterance: Voice] = [:]
    var missing: Set<Utterance> = []
    var isOverdue = false
    var isAnswered = false
    var timer: MonotonicTimer?
    let ready: ([Utterance: Voice]) -> Void
    let late: ([Utterance: Voice]) -> Void

    init(
      ready: @escaping ([Utterance: Voice]) -> Void, late: @escaping ([Utterance: Voice]) -> Void
    ) {
      self.ready = ready
      self.late = late
    }

    func have(_ utterance: Utterance, _ voice: Voice) { voices[utterance] = voice }
  }

  /// Delivers a voice, or its absence, to all requests that wait for it.
  private func finish(_ utterance: Utterance, _ voice: Voice?) {
    for order in orders where order.missing.remove(utterance) != nil {
      order.voices[utterance] = voice
    }
  }

  /// Answers the requests whose words are complete, or whose time is up.
  private func settle() {
    for order in orders where !order.isAnswered && (order.missing.isEmpty || order.isOverdue) {
      order.isAnswered = true
      order.timer?.cancel()
      let voices = order.voices
      order.voices = [:]
      order.ready(voices)
    }
    let complete = orders.filter(\.missing.isEmpty)
    orders.removeAll(where: \.missing.isEmpty)
    for order in complete where !order.voices.isEmpty { order.late(order.voices) }
    // The libraries for decoding are not kept in memory.
    if orders.isEmpty { SoundLibrary.letGo() }
  }
}
