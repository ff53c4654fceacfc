/** In the body the parameter is an array; its length is no field of any class. */
class Rest {
    int count(String first, String... rest) {   //: def count -> Rest#count(String,String[])
        return rest.length + first.length();    //: length -> []#length; length@2 -> String#length()
    }
}
