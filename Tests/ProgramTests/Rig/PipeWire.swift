// A real PipeWire with its session manager and its PulseAudio server, private to a home, playing
// into an exact card (Tests/SoundCard/card.c) as most desktops play into theirs. A null sink would
// hide what goes wrong here: it starves without a sound, and steps when the quantum changes.

import Foundation
import Testing

final class PipeWire {
  /// How ALSA's `default` leads into it.
  enum Way: String, CaseIterable, Sendable {
    /// ALSA's own plugin for PipeWire.
    case native
    /// ALSA's plugin for PulseAudio, which pipewire-pulse answers.
    case pulse
  }

  let card: TestCard
  private let home: Home
  private let bus: DesktopBus
  private(set) var server: Child
  private(set) var pulse: Child
  private var manager: Child?

  /// - Parameters:
  ///   - rate: of the card.
  ///   - isManaged: whether a session manager runs, which links streams to the card.
  init(for home: Home, by way: Way, rate: Int = 48_000, isManaged: Bool = true) throws {
    self.home = home
    let plugins = try Plugins.folder.get()
    // WirePlumber 0.4 ends at once without them.
    for name in ["seats", "sessions", "users", "machines"] {
      try? FileManager.default.createDirectory(
        atPath: "/run/systemd/\(name)", withIntermediateDirectories: true)
    }
    home.environment["XDG_STATE_HOME"] = "\(home.path)/state"
    home.environment["XDG_CACHE_HOME"] = "\(home.path)/cache"
    bus = try DesktopBus(for: home)
    card = try TestCard(for: home, TestCard.Kind(rate: rate), named: "testcard")
    try Self.configure(home, way, plugins, rate: rate)
    let logging = home.environment.merging(["PIPEWIRE_DEBUG": "2,pw.node:3"]) { $1 }
    server = Child("/usr/bin/pipewire", [], environment: logging)
    try server.start()
    try eventually("PipeWire answers") {
      try home.run("/usr/bin/pw-cli", "info", "0").status == 0
    }
    pulse = Child(
      "/usr/bin/pipewire", ["-c", plugins.pulse], environment: home.environment)
    if isManaged { try startManager() }
    try startPulse()
    if isManaged {
      try eventually("the card is the default sink") {
        try home.run("/usr/bin/pactl", "info").output.contains("Default Sink: card")
      }
    }
  }

  deinit {
    for child in [pulse, manager, server].compactMap({ $0 }) where child.isRunning {
      child.signal(SIGCONT)
      child.signal(SIGKILL)
      _ = try? child.wait(seconds: 5)
    }
  }

  func startManager() throws {
    let manager = Child("/usr/bin/wireplumber", [], environment: home.environment)
    try manager.start()
    self.manager = manager
  }

  private func startPulse() throws {
    try pulse.start()
    try eventually("its PulseAudio server answers") {
      try home.run("/usr/bin/pactl", "info").status == 0
    }
  }

  /// What the server logged of cycles that a program or the card had no time for: in each a quantum
  /// of silence may have been played, whatever the program had written.
  var missedCycles: [String] {
    server.errors.split(separator: "\n").map(String.init).filter {
      $0.contains("client too slow!") || $0.contains("XRun!")
    }
  }

  /// Frames that the whole graph plays at once, whatever its clients ask for.
  func force(quantum: Int) throws {
    let words = ["-n", "settings", "0", "clock.force-quantum", "\(quantum)"]
    try #require(home.run("/usr/bin/pw-metadata", words).status == 0)
  }

  /// Lets the sink say that what it plays is heard so much later, as a headset's does.
  func setLatency(milliseconds: Int) throws {
    let nodes = try home.run("/usr/bin/pw-cli", "ls", "Node").output
    let blocks = nodes.split(separator: "\tid ").first { $0.contains("node.name = \"card\"") }
    let id = try #require(blocks?.split(separator: ",").first)
    let value = "{ quantum: 0.0 rate: 0 ns: \(milliseconds * 1_000_000) }"
    let set = try home.run("/usr/bin/pw-cli", "s", String(id), "ProcessLatency", value)
    try #require(set.status == 0, "\(set)")
  }

  @discardableResult
  func pactl(_ words: String...) throws -> String {
    let finished = try home.run("/usr/bin/pactl", words)
    try #require(finished.status == 0, "pactl \(words): \(finished.errors)")
    return finished.output
  }

  private static func configure(
    _ home: Home, _ way: Way, _ plugins: Plugins, rate: Int
  ) throws {
    let device =
      switch way {
      case .native: "type pipewire"
      case .pulse: "type pulse"
      }
    // Alone: the package pulseaudio makes itself the default after ~/.asoundrc.
    home.environment["ALSA_CONFIG_PATH"] = "\(home.path)/alsa.conf"
    try """
    <\(home.path)/.asoundrc>
    pcm_type.pipewire { lib "\(plugins.alsa)" }
    pcm.default { \(device) }
    """.write(toFile: "\(home.path)/alsa.conf", atomically: true, encoding: .utf8)
    let folder = "\(home.path)/config/pipewire/pipewire.conf.d"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try """
    context.objects = [
      { factory = adapter
        args = {
          factory.name = api.alsa.pcm.sink
          node.name = card
          media.class = Audio/Sink
          api.alsa.path = testcard
          api.alsa.period-size = 1024
          audio.format = S16LE
          audio.rate = \(rate)
          audio.channels = 2
          audio.position = "FL,FR"
          priority.session = 1000
          object.linger = true
        }
      }
    ]
    """.write(toFile: "\(folder)/card.conf", atomically: true, encoding: .utf8)
  }

  /// Why it can't be run here; nil: it can.
  static var obstacle: String? {
    for program in ["pipewire", "pw-cli", "pw-metadata", "wireplumber", "pactl"]
    where access("/usr/bin/\(program)", X_OK) != 0 {
      return "\(program) is not installed"
    }
    if getuid() != 0, access("/run/systemd/seats", F_OK) != 0 {
      return "WirePlumber needs /run/systemd/seats, which only root can make"
    }
    do { _ = try Plugins.folder.get() } catch { return "\(error)" }
    return nil
  }
}

/// What of PipeWire lies in packages that take PulseAudio's place: Debian's own files, beside it.
private struct Plugins {
  /// ALSA's plugin.
  var alsa: String
  /// The configuration of the PulseAudio server.
  var pulse: String

  static let folder: Result<Plugins, any Error> = Result {
    if let installed = Plugins(in: "") { return installed }
    let folder = "\(Programs.root)/.build/pipewire"
    if let fetched = Plugins(in: folder) { return fetched }
    let script = """
      mkdir -p '\(folder)' && cd '\(folder)' \
      && apt-get download -qq pipewire-alsa pipewire-pulse && for d in *.deb; do dpkg -x "$d" .; done
      """
    let fetch = Child("/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin:/usr/sbin"])
    try fetch.start()
    let status = try fetch.wait(seconds: 120)
    guard status == 0, let fetched = Plugins(in: folder) else {
      throw Failure("pipewire-alsa and pipewire-pulse cannot be fetched: \(fetch.errors)")
    }
    return fetched
  }

  private init?(in folder: String) {
    let pulse = "\(folder)/usr/share/pipewire/pipewire-pulse.conf"
    let libraries = "\(folder)/usr/lib"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: libraries)) ?? []
    let plugins = names.map { "\(libraries)/\($0)/alsa-lib/libasound_module_pcm_pipewire.so" }
    let alsa = plugins.first { access($0, R_OK) == 0 }
    guard let alsa, access(pulse, R_OK) == 0 else { return nil }
    (self.alsa, self.pulse) = (alsa, pulse)
  }
}
