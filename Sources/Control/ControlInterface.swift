// The control interfaces as text. The .varlink files, embedded by the build, are their only
// definition and their documentation.

/// The interfaces that the daemon serves, besides org.varlink.service.
package enum ControlInterface {
  package static let session = text(PackageResources.org_limber_Session_varlink)
  package static let schedule = text(PackageResources.org_limber_Schedule_varlink)
  package static let history = text(PackageResources.org_limber_History_varlink)
  package static let library = text(PackageResources.org_limber_Library_varlink)

  /// Every interface's definition with its comments.
  package static let all = [history, library, schedule, session]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
