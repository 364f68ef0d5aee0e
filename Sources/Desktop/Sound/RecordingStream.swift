// A stream that records, as the sound server reports it, and whether the user may be speaking in
// it, since a reminder must not ring into a call.

import CPulse

struct RecordingStream: Hashable {
  /// The program's names: as it calls itself, its file's, and its id.
  var names: [String]
  /// The index of what it records from, on the server.
  var source: UInt32
  /// Corked, in PulseAudio's words: it takes no sound at the moment.
  var isPaused: Bool
  /// A level meter, as opened by mixers, or a stream of what is played.
  var isMeter: Bool

  /// The source of a stream that is not linked to one yet (PA_INVALID_INDEX).
  private static let noSource = UInt32.max

  init(names: [String], source: UInt32, isPaused: Bool = false, isMeter: Bool = false) {
    self.names = names
    self.source = source
    self.isPaused = isPaused
    self.isMeter = isMeter
  }

  init(_ info: pa_source_output_info) {
    let keys = ["application.name", "application.process.binary", "application.id"]
    self.init(
      names: keys.compactMap { PulseText.property(info.proplist, $0) }, source: info.source,
      isPaused: info.corked != 0,
      isMeter: Self.isMeter(info))
  }

  /// PipeWire reports it in properties: its method is always "PipeWire".
  private static func isMeter(_ info: pa_source_output_info) -> Bool {
    let signs = ["resample.peaks", "stream.monitor", "stream.capture.sink"]
    return PulseText.of(info.resample_method) == "peaks"
      || signs.contains { PulseText.property(info.proplist, $0) == "true" }
  }

  /// Whether it is likely that the user is speaking into a microphone.
  /// - Parameters:
  ///   - monitors: sources that only repeat what is played.
  ///   - ignored: programs by any of their names, in lower case.
  func isCall(monitors: Set<UInt32>, ignored: Set<String>) -> Bool {
    !isPaused && !isMeter && source != Self.noSource && !monitors.contains(source)
      && ignored.isDisjoint(with: names.map { $0.lowercased() })
  }
}
