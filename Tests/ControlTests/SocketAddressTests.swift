import Testing

@testable import Control

@Suite struct SocketAddressTests {
  @Test(arguments: [
    (["LIMBER_SOCKET": "/a/b", "XDG_RUNTIME_DIR": "/run/x"], true, "/a/b"),
    (["LIMBER_SOCKET": "", "XDG_RUNTIME_DIR": "/run/x"], true, "/run/x/limber.sock"),
    (["XDG_RUNTIME_DIR": "/run/x"], false, "/run/x/limber.sock"),
    ([:], true, "/run/user/1000/limber.sock"),
    (["XDG_RUNTIME_DIR": ""], true, "/run/user/1000/limber.sock"),
    (["XDG_RUNTIME_DIR": "relative"], true, "/run/user/1000/limber.sock"),
  ])
  func theFirstPlaceThatIsSetIsTaken(
    variables: [String: String], ownsFolder: Bool, path: String
  ) throws {
    let address = try SocketAddress(
      variable: { variables[$0] }, ownsFolder: { _ in ownsFolder }, user: 1000)
    #expect(address.path == path)
  }

  @Test func withoutAPlaceTheErrorSaysSo() {
    #expect(throws: SocketAddressError.noRuntimeFolder(userFolder: "/run/user/1000")) {
      try SocketAddress(variable: { _ in nil }, ownsFolder: { _ in false }, user: 1000)
    }
  }

  @Test func aPathThatNoSocketCanHaveIsRefused() throws {
    _ = try SocketAddress(path: String(repeating: "x", count: 107))
    let long = String(repeating: "ä", count: 54)
    #expect(throws: SocketAddressError.tooLong(path: long)) { try SocketAddress(path: long) }
    #expect(SocketAddressError.tooLong(path: long).description.contains("108 bytes"))
  }
}
