// Writes docs/api from the contract, whose comments are the manual: node pages.mjs IMAGE.json FOLDER [--check]
// IMAGE.json is what `buf build --output image.json` makes, with comments. With --check nothing is written, and a page that is not
// current is named.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [image, folder, check] = process.argv.slice(2)
// Paths in a file's descriptor, by field number: https://protobuf.dev/reference/protobuf/google.protobuf/#source-code-info
const [PACKAGE, MESSAGE, ENUM, SERVICE] = [2, 4, 5, 6]
const [FIELD, NESTED, NESTED_ENUM, ONEOF] = [2, 3, 4, 8]
const SCALARS = { TYPE_DOUBLE: 'double', TYPE_FLOAT: 'float', TYPE_INT32: 'int32', TYPE_INT64: 'int64', TYPE_UINT32: 'uint32',
  TYPE_UINT64: 'uint64', TYPE_FIXED64: 'fixed64', TYPE_BOOL: 'bool', TYPE_STRING: 'string', TYPE_BYTES: 'bytes' }

const files = JSON.parse(readFileSync(image, 'utf8')).file.filter(file => file.package.startsWith('parley.'))
const pageOf = new Map()
files.forEach(file => eachType(file, name => pageOf.set(name, page(file.package))))

function eachType(file, heard) {
  const walk = (message, prefix) => {
    heard(`${prefix}.${message.name}`)
    ;(message.nestedType ?? []).forEach(nested => walk(nested, `${prefix}.${message.name}`))
    ;(message.enumType ?? []).forEach(nested => heard(`${prefix}.${message.name}.${nested.name}`))
  }
  ;(file.messageType ?? []).forEach(message => walk(message, `.${file.package}`))
  ;(file.enumType ?? []).forEach(type => heard(`.${file.package}.${type.name}`))
}

function page(name) {
  return `${name.replaceAll('.', '-')}.md`
}

function comments(file) {
  const said = new Map()
  for (const place of file.sourceCodeInfo.location) {
    said.set((place.path ?? []).join('.'), (place.leadingComments ?? place.trailingComments ?? '').replace(/^ /gm, '').trim())
  }
  return (...path) => said.get(path.join('.')) ?? ''
}

const inCell = text => text.replace(/\n\n/g, '<br>').replace(/\n(?=\{)/g, '<br>').replace(/\n/g, ' ').replaceAll('|', '\\|')
  .replace(/\{"[^<]*\}/g, json => `\`${json}\``)
const anchor = name => name.toLowerCase().replaceAll('.', '')

function typeOf(field, maps) {
  const entry = maps.get(field.typeName)
  if (entry) {
    return `map of ${typeOf(entry.field[0], maps)} to ${typeOf(entry.field[1], maps)}`
  }
  const many = field.label === 'LABEL_REPEATED' ? 'repeated ' : field.proto3Optional ? 'optional ' : ''
  return many + (SCALARS[field.type] ?? linked(field.typeName))
}

function linked(typeName) {
  const short = typeName.replace(/^\.parley\.[a-z]+\.v1\./, '').replace(/^\./, '')
  const target = pageOf.get(typeName)
  return target ? `[${short}](${target}#${anchor(short)})` : `\`${short}\``
}

function message(file, about, type, path, prefix) {
  const name = prefix + type.name
  const maps = new Map((type.nestedType ?? []).filter(nested => nested.options?.mapEntry)
    .map(nested => [`.${file.package}.${name}.${nested.name}`, nested]))
  const lines = [`### ${name}`, '', about(...path)]
  if (type.field?.length) {
    lines.push('', '| Field | Type | What |', '|---|---|---|')
    type.field.forEach((field, at) => {
      const one = field.oneofIndex !== undefined && !field.proto3Optional ? ` (one of \`${type.oneofDecl[field.oneofIndex].name}\`)` : ''
      lines.push(`| \`${field.name}\`${one} | ${typeOf(field, maps)} | ${inCell(about(...path, FIELD, at))} |`)
    })
  }
  ;(type.oneofDecl ?? []).forEach((oneof, at) => {
    const said = about(...path, ONEOF, at)
    if (said) {
      lines.push('', `\`${oneof.name}\`: ${said}`)
    }
  })
  lines.push('')
  ;(type.nestedType ?? []).forEach((nested, at) => {
    if (!nested.options?.mapEntry) {
      lines.push(...message(file, about, nested, [...path, NESTED, at], `${name}.`))
    }
  })
  ;(type.enumType ?? []).forEach((nested, at) => lines.push(...values(about, nested, [...path, NESTED_ENUM, at], `${name}.`)))
  return lines
}

function values(about, type, path, prefix) {
  const rows = type.value.map((value, at) => `| \`${value.name}\` | ${value.number ?? 0} | ${inCell(about(...path, FIELD, at))} |`)
  return [`### ${prefix}${type.name}`, '', about(...path), '', '| Value | Number | What |', '|---|---|---|', ...rows, '']
}

function call(about, method, path) {
  const [taken, given] = [[method.clientStreaming, method.inputType], [method.serverStreaming, method.outputType]]
    .map(([stream, type]) => (stream ? 'stream of ' : '') + linked(type))
  return [`### ${method.name}`, '', `${taken} → ${given}`, '', about(...path), '']
}

function pageOfPackage(name) {
  const own = files.filter(file => file.package === name)
  const lines = [`# ${name}`, '']
  const parts = { services: [], messages: [], enums: [] }
  for (const file of own) {
    const about = comments(file)
    const said = about(PACKAGE)
    if (said) {
      lines.push(said, '')
    }
    ;(file.service ?? []).forEach((service, at) => {
      parts.services.push(`## ${service.name}`, '', about(SERVICE, at), '')
      service.method.forEach((method, m) => parts.services.push(...call(about, method, [SERVICE, at, 2, m])))
    })
    ;(file.messageType ?? []).forEach((type, at) => parts.messages.push(...message(file, about, type, [MESSAGE, at], '')))
    ;(file.enumType ?? []).forEach((type, at) => parts.enums.push(...values(about, type, [ENUM, at], '')))
  }
  lines.push(...parts.services)
  if (parts.messages.length) {
    lines.push('## Messages', '', ...parts.messages)
  }
  if (parts.enums.length) {
    lines.push('## Values', '', ...parts.enums)
  }
  return lines.join('\n').trimEnd() + '\n'
}

function contents(names) {
  const lines = ['# The API, from its contract', '', 'Made from the comments of [proto](../../proto/src/main/proto/parley) by',
    '[pages.mjs](../../proto/pages.mjs); a test holds that it is current. Begin with the service that you call or serve.', '',
    '| Service | Call | What |', '|---|---|---|']
  for (const file of files) {
    const about = comments(file)
    ;(file.service ?? []).forEach((service, at) => service.method.forEach((method, m) => {
      const first = about(SERVICE, at, 2, m).split(/(?<=\.)\s/)[0].replaceAll('\n', ' ')
      const to = page(file.package)
      lines.push(`| [${service.name}](${to}#${anchor(service.name)}) | [${method.name}](${to}#${anchor(method.name)}) | ${inCell(first)} |`)
    }))
  }
  lines.push('', 'All packages:', '', ...names.map(name => `- [${name}](${page(name)})`), '',
    `Why a call failed: [ErrorReason](${page('parley.error.v1')}).`)
  return lines.join('\n') + '\n'
}

const names = [...new Set(files.map(file => file.package))].sort()
const pages = new Map(names.map(name => [page(name), pageOfPackage(name)]))
pages.set('README.md', contents(names))

mkdirSync(folder, { recursive: true })
const generated = readdirSync(folder).filter(name => name === 'README.md' || name.startsWith('parley-'))
const stale = [...pages.keys()].filter(name => !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== pages.get(name))
  .concat(generated.filter(name => !pages.has(name)))
if (check === '--check') {
  if (stale.length) {
    console.error(`docs/api: ${stale.join(', ')}: not what the contract says (expected: proto/check --write, committed)`)
    process.exit(1)
  }
} else {
  pages.forEach((text, name) => writeFileSync(join(folder, name), text))
  console.log(`docs/api: ${pages.size} pages`)
}
