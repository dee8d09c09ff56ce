// The thread of a compiler that stays.
import { parentPort, workerData } from 'node:worker_threads'

const { default: ts } = await import(workerData.compiler)

const errorsIn = ({ folder, compilerOptions, files }) => {
  const config = { compilerOptions, files }
  const { errors, fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder)
  const program = ts.createProgram(fileNames, options)
  return ts.formatDiagnostics([...errors, ...ts.getPreEmitDiagnostics(program)], {
    getCurrentDirectory: () => folder,
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  })
}

parentPort.on('message', (program) => {
  try {
    parentPort.postMessage(errorsIn(program))
  } catch (error) {
    parentPort.postMessage(error.stack)
  }
})
