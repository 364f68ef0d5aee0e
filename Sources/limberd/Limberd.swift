@main struct Limberd { static func main() {} }
