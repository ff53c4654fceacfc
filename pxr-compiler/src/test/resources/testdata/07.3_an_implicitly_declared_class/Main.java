/** A file of methods and fields declares a class named by the file; java.base is imported (JEP 512). */
List<String> names = List.of("a");
//: List -> java.util.List; of -> List#of(Object); def names -> Main#names

String greet(String name) {                     //: def greet -> Main#greet(String)
    return "Hello " + name;
}

void main() {                                   //: def main -> Main#main()
    names.forEach(n -> IO.println(greet(n)));
    //: names -> Main#names; IO -> java.lang.IO; println -> IO#println(Object)
    //: greet -> Main#greet(String)
    new Helper().count();
    //: new Helper -> Main$Helper#<init>(); count -> Main$Helper#count()
}

class Helper {                                  //: def Helper -> Main$Helper
    int count() {
        return names.size();                    //: names -> Main#names; size -> List#size()
    }
}
