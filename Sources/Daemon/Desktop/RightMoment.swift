// The right moment and the right place: what the desktop sees reaches the agenda as far as a person
// wishes, a session is paused by it, and where sound may not be heard there is silence.

import ConfigFiles
import Desktop
import Planning
import Scheduling

extension Conductor {
  /// What must be looked at for the settings.
  var momentWishes: MomentWishes {
    let settings = configuration.settings
    var kinds = settings.waitWhile
    if settings.pausesForCalls { kinds.insert(.call) }
    return MomentWishes(
      kinds: kinds, ignoredMicrophones: settings.ignoredMicrophones,
      ignoredInhibitors: settings.ignoredInhibitors)
  }

  /// Where sound comes out matters now.
  var caresForPlace: Bool { isPlaying || configuration.settings.outputs != .any }

  /// - Parameter all: everything that the desktop sees now.
  package func surround(with all: Set<Hindrance>) {
    let new = Set(all.map(\.kind)).subtracting(surroundings.map(\.kind))
    surroundings = all
    tellOfSurroundings()
    tellLevel()
    if new.contains(.otherUser) { return interrupt(.otherUser) }
    if new.contains(.call), configuration.settings.pausesForCalls {
      interrupt(.call(all.sorted().first { $0.kind == .call }?.program))
    }
  }

  func tellOfSurroundings() {
    let kinds = configuration.settings.waitWhile
    let hindrances = surroundings.filter { kinds.contains($0.kind) }
    if hindrances != agenda.hindrances { tell(.hindered(hindrances)) }
  }

  // MARK: The place

  /// - Parameter place: nil: nobody knows.
  package func soundIs(at place: SoundPlace?) {
    soundPlace = place
    tellLevel()
    outside.changed()
    // A stream that is just being opened anew is not ours for a moment.
    guard let place, place.isOurs, isPlaying else { return }
    defer { sinkOfSession = place.sink }
    if let before = sinkOfSession, !place.sink.isSamePlace(as: before) {
      interrupt(.moved(to: place.sink.words))
    }
  }

  /// Why nothing may be heard; nil: it may.
  var silence: String? {
    if surroundings.contains(where: { $0.kind == .otherUser }) {
      return "another user's session is in front"
    }
    return configuration.settings.outputs.silence(at: soundPlace?.sink)
  }

  /// A person should know why the place is silent, also when nothing is due.
  var outputProblem: String? {
    guard configuration.settings.outputs != .any, soundPlace == nil else { return nil }
    return "nothing is heard: “outputs” needs PulseAudio or PipeWire, which tell where sound goes"
  }

  /// How loud it is now, and here.
  var levelHere: Level {
    var level = level
    if silence != nil { level.isMuted = true }
    return level
  }
}

extension Outputs {
  /// Why nothing may be heard at a sink; nil: it may.
  func silence(at sink: Sink?) -> String? {
    let isAllowed: Bool
    switch self {
    case .any: return nil
    case .headphones: isAllowed = sink?.isPrivate ?? false
    case .named(let names):
      let own = [sink?.name, sink?.title, sink?.port].compactMap { $0?.lowercased() }
      isAllowed = names.contains { own.contains($0.lowercased()) }
    }
    if isAllowed { return nil }
    return "the sound would come out of \(sink?.words ?? "nobody knows what"), "
      + "and “outputs” allows only \(words)"
  }

  private var words: String {
    switch self {
    case .any: "everything"
    case .headphones: "headphones"
    case .named(let names): names.joined(separator: ", ")
    }
  }
}
