// Where everything lies: a person's folders, a site's and ours, from the environment. The daemon
// and the offline commands must agree on it.

import ConfigFiles
import Glibc
import Service

package struct Places {
  package let layers: Layers
  /// The folder of `history.db` and of the lock.
  package let data: String
  /// What was done and decided.
  package var historyPath: String { "\(data)/history.db" }
  /// Where spoken words are kept.
  package let voices: String
  package let zones: ZoneFiles
  /// By which a `spread` is shared out: this user's on this machine.
  package let spreadSeed: UInt64
  /// Whether the last folder is what the program was installed with.
  private let hasOurs: Bool
  /// Where `remind add` writes.
  package var reminders: String { "\(layers.folders[0])/reminders" }

  /// Where `routine new` writes.
  package var routines: String { "\(layers.folders[0])/routines" }

  /// - Parameter config: a folder that stands for the person's own; nil: as the environment says.
  package init(environment: [String: String], config: String?) {
    let home = BaseFolders.home(environment: environment) ?? "/"
    let base = BaseFolders(environment: environment, home: home)
    let ours = Self.ours(environment)
    let own = config.map(Self.absolute) ?? "\(base.config)/limber"
    hasOurs = ours != nil
    spreadSeed = MachineIdentity.number(of: "limber spread")
    let folders =
      [own] + base.configDirs.map { "\($0)/limber" }
      + (ours.map { [$0] } ?? [])
    layers = Layers(folders: folders, themes: folders.map { "\($0)/sounds" })
    data = "\(base.data)/limber"
    voices = "\(base.cache)/limber/speech"
    zones = ZoneFiles(environment: environment)
  }

  /// The data that the program was installed with: `LIMBER_DATA`, else `../share/limber` beside
  /// its folder, else, when it was built here, the source tree. Never the current folder.
  private static func ours(_ environment: [String: String]) -> String? {
    if let path = environment["LIMBER_DATA"], path.hasPrefix("/") { return path }
    guard let program = programFolder else { return nil }
    let installed = "\(program)/../share/limber"
    if access("\(installed)/sounds", F_OK) == 0 { return installed }
    let parts = program.split(separator: "/")
    guard let build = parts.firstIndex(where: { $0.hasPrefix(".build") }) else { return nil }
    return "/" + parts[..<build].joined(separator: "/")
  }

  /// Only absolute paths can be watched.
  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return "\(String(cString: folder))/\(path)"
  }

  private static var programFolder: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return nil }
    let bytes = buffer[..<count].map { UInt8(truncatingIfNeeded: $0) }
    let path = String(decoding: bytes, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  /// Whose folder a file lies in.
  package enum Layer: String {
    case yours = "user"
    case site
    case ours = "limber"

    package var words: String {
      switch self {
      case .yours: "yours"
      case .site: "the site's"
      case .ours: "Limber's"
      }
    }
  }

  package func layer(of path: String) -> Layer {
    let place = layers.folders.firstIndex { path.hasPrefix($0 + "/") } ?? 0
    if place == 0 { return .yours }
    return hasOurs && place == layers.folders.count - 1 ? .ours : .site
  }

  /// The environment as a dictionary.
  package static var environment: [String: String] {
    var result: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let pair = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { result[String(pair[0])] = String(pair[1]) }
      entry += 1
    }
    return result
  }
}
