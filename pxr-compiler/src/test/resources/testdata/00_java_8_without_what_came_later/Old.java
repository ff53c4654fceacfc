import java.util.*;                             //: release 8

/** Java 8: the words that later became keywords are names everywhere. */
class Old {
    static class var {                          //: def var -> Old$var
        int record;
    }

    var yield(var record) {                     //: var -> Old$var; yield -> Old#yield(Old$var)
        Map<String, List<var>> map = new HashMap<String, List<var>>();
        //: var -> Old$var; new HashMap -> HashMap#<init>()
        for (Map.Entry<String, List<var>> e : map.entrySet()) {
            e.getValue().get(0).record++;
            //: getValue -> Map$Entry#getValue(); get -> List#get(int)
            //: update record -> Old$var#record
        }
        Comparator<var> c = new Comparator<var>() {
            public int compare(var a, var b) {  //: def compare -> Old$1#compare(Old$var,Old$var)
                return a.record - b.record;     //: record -> Old$var#record
            }
        };
        var permits = yield(record);
        //: var -> Old$var; permits is #p; call yield -> Old#yield(Old$var)
        return permits;                         //: permits -> #p
    }
}
