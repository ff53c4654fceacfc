import module java.base;                //: java -> module:java.base; base -> module:java.base

/** A module import brings all public types that the module exports, to itself and by what it requires. */
class Use {
    List<String> names = List.of();     //: List -> java.util.List; of -> List#of()
    Function<String, Path> toPath = Path::of;
    //: Function -> java.util.function.Function; Path -> java.nio.file.Path
    //: methodref of -> Path#of(String,String[])
}
