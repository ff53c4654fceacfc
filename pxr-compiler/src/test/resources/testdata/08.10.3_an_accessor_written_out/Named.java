/** An accessor or canonical constructor that is written is what calls mean. */
record Named(String name) {                     //: def name -> Named#name
    Named(String name) {                        //: name is #p
        this.name = name;                       //: write name -> Named#name; name@2 -> #p
    }

    public String name() {                      //: def name -> Named#name()
        return name;                            //: name -> Named#name
    }

    static String of(Named n) {
        return n.name() + new Named("x");
        //: name -> Named#name(); new Named -> Named#<init>(String)
    }
}
