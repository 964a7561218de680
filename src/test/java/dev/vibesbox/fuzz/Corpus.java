package dev.vibesbox.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** What honest clients send, one message of each kind; JSON is written with {@code '} here. */
final class Corpus {
  private static final String META =
      "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
          + "'io.modelcontextprotocol/clientCapabilities':{'elicitation':{}},'progressToken':7}";

  private static final List<String> LEGACY =
      List.of(
          "{'jsonrpc':'2.0','id':0,'method':'initialize','params':{'protocolVersion':'2025-11-25',"
              + "'capabilities':{'roots':{'listChanged':true}},'clientInfo':{'name':'a','version':'1'}}}",
          "{'jsonrpc':'2.0','id':'i','method':'initialize','params':{'protocolVersion':'2025-03-26',"
              + "'capabilities':{},'clientInfo':{'name':'b','version':'2'}}}",
          "{'jsonrpc':'2.0','method':'notifications/initialized'}",
          "{'jsonrpc':'2.0','id':1,'method':'ping'}",
          "{'jsonrpc':'2.0','id':2,'method':'tools/list','params':{}}",
          "{'jsonrpc':'2.0','id':3,'method':'tools/call','params':{'name':'echo','arguments':"
              + "{'a':[1.5e3,true,null,'\\ud83d\\ude00\\n'],'b':{'c':-0}},'_meta':{'progressToken':'t'}}}",
          "{'jsonrpc':'2.0','id':4,'method':'tools/call','params':{'name':'slow','_meta':{'progressToken':0}}}",
          "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':4,'reason':'no'}}",
          "{'jsonrpc':'2.0','id':5,'method':'prompts/list'}",
          "{'jsonrpc':'2.0','id':6,'method':'prompts/get','params':{'name':'test_prompt_with_arguments',"
              + "'arguments':{'arg1':'x','arg2':'y'}}}",
          "{'jsonrpc':'2.0','id':8,'method':'resources/list','params':{'cursor':'x'}}",
          "{'jsonrpc':'2.0','id':9,'method':'resources/read','params':{'uri':'process://x/output'}}",
          "{'jsonrpc':'2.0','id':10,'method':'resources/subscribe','params':{'uri':'process://x'}}",
          "{'jsonrpc':'2.0','id':11,'method':'logging/setLevel','params':{'level':'debug'}}",
          "{'jsonrpc':'2.0','id':12,'method':'completion/complete','params':{'ref':{'type':'ref/prompt',"
              + "'name':'p'},'argument':{'name':'a','value':'v'}}}",
          "{'jsonrpc':'2.0','id':13,'method':'tasks/get','params':{'taskId':'none'}}",
          "{'jsonrpc':'2.0','id':14,'result':{'action':'accept','content':{}}}",
          "{'jsonrpc':'2.0','id':15,'error':{'code':-32601,'message':'no'}}",
          "[{'jsonrpc':'2.0','id':16,'method':'ping'},{'jsonrpc':'2.0','id':17,'method':'tools/list'}]");

  private static final List<String> MODERN =
      List.of(
          "{'jsonrpc':'2.0','id':20,'method':'server/discover','params':{@}}",
          "{'jsonrpc':'2.0','id':21,'method':'tools/list','params':{@}}",
          "{'jsonrpc':'2.0','id':22,'method':'tools/call','params':{'name':'echo','arguments':{},@}}",
          "{'jsonrpc':'2.0','id':23,'method':'tools/call','params':{'name':'slow',@}}",
          "{'jsonrpc':'2.0','id':24,'method':'tools/call','params':{'name':'echo',"
              + "'requestState':'x','inputResponses':{'a':{'action':'decline'}},@}}",
          "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':23,@}}",
          "{'jsonrpc':'2.0','id':25,'method':'prompts/get','params':{'name':'test_simple_prompt',@}}",
          "{'jsonrpc':'2.0','id':26,'method':'resources/read','params':{'uri':'process://x',@}}",
          "{'jsonrpc':'2.0','id':27,'method':'tasks/cancel','params':{'taskId':'x',@}}");

  private Corpus() {}

  static List<String> messages() {
    var modern = MODERN.stream().map(text -> text.replace("@", META));
    return Stream.concat(LEGACY.stream(), modern).map(text -> text.replace('\'', '"')).toList();
  }
}
