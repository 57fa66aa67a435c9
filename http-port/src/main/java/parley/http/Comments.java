package parley.http;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the contract's files say about their services, messages and fields. */
final class Comments {

    private static final String CONTRACT = "/META-INF/armeria/grpc/parley.dsc";

    private final Map<String, String> byName = new HashMap<>();

    private Comments() {}

    static Comments ofTheContract() {
        try (InputStream in =
                Objects.requireNonNull(com.google.api.Http.class.getResourceAsStream(CONTRACT), CONTRACT)) {
            var comments = new Comments();
            FileDescriptorSet.parseFrom(in).getFileList().forEach(comments::read);
            return comments;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** About a thing by its full name; empty where nothing is said. */
    String about(String fullName) {
        return byName.getOrDefault(fullName, "");
    }

    private void read(FileDescriptorProto file) {
        Map<List<Integer>, String> places = new HashMap<>();
        for (Location location : file.getSourceCodeInfo().getLocationList()) {
            places.put(location.getPathList(), paragraphs(location.getLeadingComments()));
        }
        for (int s = 0; s < file.getServiceCount(); s++) {
            String service = file.getPackage() + "." + file.getService(s).getName();
            put(service, places, FileDescriptorProto.SERVICE_FIELD_NUMBER, s);
            for (int m = 0; m < file.getService(s).getMethodCount(); m++) {
                put(
                        service + "." + file.getService(s).getMethod(m).getName(),
                        places,
                        FileDescriptorProto.SERVICE_FIELD_NUMBER,
                        s,
                        2,
                        m);
            }
        }
        for (int i = 0; i < file.getMessageTypeCount(); i++) {
            read(file.getPackage(), file.getMessageType(i), places, FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER, i);
        }
        for (int i = 0; i < file.getEnumTypeCount(); i++) {
            read(file.getPackage(), file.getEnumType(i), places, FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER, i);
        }
    }

    private void read(String scope, DescriptorProto message, Map<List<Integer>, String> places, Integer... path) {
        String name = scope + "." + message.getName();
        put(name, places, path);
        for (int f = 0; f < message.getFieldCount(); f++) {
            put(name + "." + message.getField(f).getName(), places, below(path, DescriptorProto.FIELD_FIELD_NUMBER, f));
        }
        for (int n = 0; n < message.getNestedTypeCount(); n++) {
            read(name, message.getNestedType(n), places, below(path, DescriptorProto.NESTED_TYPE_FIELD_NUMBER, n));
        }
    }

    private void read(String scope, EnumDescriptorProto choice, Map<List<Integer>, String> places, Integer... path) {
        String name = scope + "." + choice.getName();
        put(name, places, path);
        for (int v = 0; v < choice.getValueCount(); v++) {
            put(
                    name + "." + choice.getValue(v).getName(),
                    places,
                    below(path, EnumDescriptorProto.VALUE_FIELD_NUMBER, v));
        }
    }

    private static Integer[] below(Integer[] path, int field, int index) {
        Integer[] longer = java.util.Arrays.copyOf(path, path.length + 2);
        longer[path.length] = field;
        longer[path.length + 1] = index;
        return longer;
    }

    private void put(String name, Map<List<Integer>, String> places, Integer... path) {
        byName.put(name, places.getOrDefault(List.of(path), ""));
    }

    /** Lines of a paragraph are broken for the file's width alone; those of a list stay. */
    private static String paragraphs(String comment) {
        return comment.strip().replaceAll("(?<!\\n)\\n (?!\\n|-)", " ").replaceAll("(?m)^ ", "");
    }
}
