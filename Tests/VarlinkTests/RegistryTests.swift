import Testing

@testable import Varlink

@Suite struct RegistryTests {
  static let text = """
    interface org.example.thing

    method Do(count: int) -> (done: bool)

    # Streams.
    # [Requires 'more' flag]
    method Watch() -> ()

    """
  let registry: InterfaceRegistry

  init() throws {
    registry = try InterfaceRegistry(
      vendor: "V", product: "P", version: "1", url: "U", interfaces: [Self.text])
  }

  @Test func theServiceTellsWhoItIs() {
    #expect(
      registry.resolve(Call("org.varlink.service.GetInfo"))
        == .reply([
          "vendor": "V", "product": "P", "version": "1", "url": "U",
          "interfaces": ["org.example.thing", "org.varlink.service"],
        ]))
  }

  @Test(arguments: [("org.example.thing", text), ("org.varlink.service", ServiceInterface.text)])
  func anInterfaceIsDescribedByItsOwnText(name: String, text: String) {
    let call = Call(
      "org.varlink.service.GetInterfaceDescription", ["interface": .string(name)])
    #expect(registry.resolve(call) == .reply(["description": .string(text)]))
  }

  @Test(arguments: [
    (
      Call("org.varlink.service.GetInterfaceDescription", ["interface": "a.b"]),
      VarlinkError.interfaceNotFound("a.b")
    ),
    (Call("org.varlink.service.GetInterfaceDescription"), .invalidParameter("interface")),
    (Call("org.varlink.service.GetInfo", ["x": 1]), .invalidParameter("x")),
    (Call("a.b.C"), .interfaceNotFound("a.b")),
    (Call("C"), .invalidParameter("method")),
    (Call("org.example.thing.Nothing"), .methodNotFound("org.example.thing.Nothing")),
    (Call("org.example.thing.Do"), .invalidParameter("count")),
    (Call("org.example.thing.Do", ["count": "1"]), .invalidParameter("count")),
    (Call("org.example.thing.Do", ["count": 1, "x": 1]), .invalidParameter("x")),
    (
      Call("org.example.thing.Do", ["count": 1], mode: .upgrade),
      .methodNotImplemented("org.example.thing.Do")
    ),
    (Call("org.example.thing.Watch"), .expectedMore),
    (Call("org.example.thing.Watch", mode: .oneway), .expectedMore),
  ])
  func whatDoesNotFitIsAnsweredByName(call: Call, error: VarlinkError) {
    #expect(registry.resolve(call) == .fail(error))
  }

  @Test(arguments: [
    Call("org.example.thing.Do", ["count": 1]),
    Call("org.example.thing.Do", ["count": 1], mode: .oneway),
    Call("org.example.thing.Do", ["count": 1], mode: .more),
    Call("org.example.thing.Watch", mode: .more),
  ])
  func whatFitsIsTheServicesToProcess(call: Call) {
    #expect(registry.resolve(call) == .dispatch(call))
  }

  @Test func aTextThatDoesNotParseIsRefused() {
    #expect(throws: InterfaceSyntaxError.self) {
      try InterfaceRegistry(
        vendor: "", product: "", version: "", url: "", interfaces: ["interface x"])
    }
  }
}
