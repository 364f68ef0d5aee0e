@main struct Limber { static func main() {} }
