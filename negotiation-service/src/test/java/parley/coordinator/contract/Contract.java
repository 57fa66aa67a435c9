package parley.coordinator.contract;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One version of the contract, for programs that have no other than it. */
final class Contract {

    /** A number that no message and no enum of ours has. */
    static final int LATER = 15_000;

    private static final String LATER_FIELD = "added_later";

    private final Map<String, FileDescriptor> files = new LinkedHashMap<>();

    private Contract(FileDescriptorSet image) {
        Map<String, FileDescriptorProto> protos = new LinkedHashMap<>();
        image.getFileList().forEach(file -> protos.put(file.getName(), file));
        protos.values().forEach(file -> build(file, protos));
    }

    private FileDescriptor build(FileDescriptorProto file, Map<String, FileDescriptorProto> protos) {
        FileDescriptor[] needed = file.getDependencyList().stream()
                .map(name -> Optional.ofNullable(protos.get(name)).orElseThrow())
                .map(dependency -> build(dependency, protos))
                .toArray(FileDescriptor[]::new);
        return files.computeIfAbsent(file.getName(), name -> {
            try {
                return FileDescriptor.buildFrom(file, needed);
            } catch (DescriptorValidationException e) {
                throw new IllegalArgumentException(name, e);
            }
        });
    }

    /** The one that was released under this name. */
    static Contract released(String name) {
        try {
            return new Contract(FileDescriptorSet.parseFrom(Files.readAllBytes(Path.of("../proto/released", name))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The present one, to which a later release has added a field in every message and a value in every enum. */
    static Contract later() {
        try (var image = Contract.class.getResourceAsStream("/META-INF/armeria/grpc/parley.dsc")) {
            var later = FileDescriptorSet.newBuilder();
            for (FileDescriptorProto file : FileDescriptorSet.parseFrom(
                            Optional.ofNullable(image).orElseThrow())
                    .getFileList()) {
                later.addFile(file.getPackage().startsWith("parley.") ? later(file) : file);
            }
            return new Contract(later.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileDescriptorProto later(FileDescriptorProto file) {
        var later = file.toBuilder();
        later.getMessageTypeBuilderList().forEach(Contract::add);
        later.getEnumTypeBuilderList().forEach(Contract::add);
        return later.build();
    }

    private static void add(DescriptorProto.Builder message) {
        message.addField(FieldDescriptorProto.newBuilder()
                .setName(LATER_FIELD)
                .setNumber(LATER)
                .setType(FieldDescriptorProto.Type.TYPE_STRING)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL));
        message.getNestedTypeBuilderList().stream()
                .filter(nested -> !nested.getOptions().getMapEntry())
                .forEach(Contract::add);
        message.getEnumTypeBuilderList().forEach(Contract::add);
    }

    private static void add(EnumDescriptorProto.Builder type) {
        String first = type.getValue(0).getName();
        type.addValueBuilder()
                .setName(first.substring(0, first.lastIndexOf('_')) + "_ADDED_LATER")
                .setNumber(LATER);
    }

    /** A call of a service as this version has it. */
    MethodDescriptor<Message, Message> method(MethodDescriptor<?, ?> ofNow) {
        String service = Optional.ofNullable(ofNow.getServiceName()).orElseThrow();
        var method = files.values().stream()
                .flatMap(file -> file.getServices().stream())
                .filter(declared -> declared.getFullName().equals(service))
                .map(declared -> declared.findMethodByName(ofNow.getBareMethodName()))
                .findFirst()
                .orElseThrow();
        return MethodDescriptor.<Message, Message>newBuilder()
                .setType(ofNow.getType())
                .setFullMethodName(ofNow.getFullMethodName())
                .setRequestMarshaller(marshaller(method.getInputType()))
                .setResponseMarshaller(marshaller(method.getOutputType()))
                .build();
    }

    /** Loses what this version does not know, which a program must not be helped by. */
    private static MethodDescriptor.Marshaller<Message> marshaller(Descriptor type) {
        var parser = DiscardUnknownFieldsParser.wrap(
                DynamicMessage.getDefaultInstance(type).getParserForType());
        return new MethodDescriptor.Marshaller<>() {
            @Override
            public InputStream stream(Message message) {
                return message.toByteString().newInput();
            }

            @Override
            public Message parse(InputStream bytes) {
                try {
                    return parser.parseFrom(bytes);
                } catch (InvalidProtocolBufferException e) {
                    throw new IllegalArgumentException(e);
                }
            }
        };
    }

    /** What a program of this version says where it says the same: by name, under the numbers that it knows. */
    Message say(Message ofNow) {
        return merge(
                        ofNow,
                        DynamicMessage.newBuilder(
                                type(ofNow.getDescriptorForType().getFullName())))
                .build();
    }

    /** The same by name with what this program has of it, which may be more or less than another has. */
    static <B extends Message.Builder> B merge(Message said, B into) {
        try {
            JsonFormat.parser()
                    .ignoringUnknownFields()
                    .merge(JsonFormat.printer().print(said), into);
            return into;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Descriptor type(String name) {
        return files.values().stream()
                .flatMap(file -> file.getMessageTypes().stream())
                .filter(type -> type.getFullName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The message, with what is new said in it and in all that is in it. */
    static Message withWhatIsNew(Message message) {
        Message.Builder said = message.toBuilder();
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            if (field.getKey().getJavaType() != FieldDescriptor.JavaType.MESSAGE
                    || field.getKey().isMapField()) {
                continue;
            }
            if (field.getKey().isRepeated()) {
                List<?> parts = (List<?>) field.getValue();
                for (int i = 0; i < parts.size(); i++) {
                    said.setRepeatedField(field.getKey(), i, withWhatIsNew((Message) parts.get(i)));
                }
            } else {
                said.setField(field.getKey(), withWhatIsNew((Message) field.getValue()));
            }
        }
        Optional.ofNullable(message.getDescriptorForType().findFieldByName(LATER_FIELD))
                .ifPresent(field -> said.setField(field, "of a later release"));
        return said.build();
    }

    /** The message with the new value in a field of an enum. */
    static Message withNewValue(Message message, String field) {
        FieldDescriptor of = message.getDescriptorForType().findFieldByName(field);
        return message.toBuilder()
                .setField(of, of.getEnumType().findValueByNumber(LATER))
                .build();
    }
}
