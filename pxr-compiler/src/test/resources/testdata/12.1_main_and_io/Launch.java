/** An ordinary main beside what the file declares implicitly. */
static int count;

record Pair(int a, int b) {
    int sum() {
        return a + b;                           //: a -> Launch$Pair#a
    }
}

enum Mode {
    FAST, SLOW
}

static void main(String[] args) {               //: main -> Launch#main(String[])
    var pair = new Pair(args.length, count++);
    //: new Pair -> Launch$Pair#<init>(int,int); update count -> Launch#count
    Mode mode = Mode.FAST;                      //: Mode -> Launch$Mode; FAST -> Launch$Mode#FAST
    IO.println(pair.sum() + mode.name());       //: sum -> Launch$Pair#sum(); name -> Enum#name()
    Map<Mode, Integer> m = new EnumMap<>(Mode.class);   //: new EnumMap -> EnumMap#<init>(Class)
    m.merge(mode, 1, Integer::sum).intValue();
    //: methodref sum -> Integer#sum(int,int); intValue -> Integer#intValue()
}
